"""Which topics rise and fall over an archive's days, by tests that know how many they are."""

from litmus.curate.movement.finding import movement

__all__ = ["movement"]
