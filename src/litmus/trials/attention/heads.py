"""Attention heads as those of a video model could be, made from chance: a clip of moving objects, seen by each head."""

import math
from dataclasses import dataclass

import torch
from torch import Generator, Tensor

OBJECTS = 12
FREQUENCIES = 8  # of the features of places, a sine and a cosine each
BANDWIDTH = 6.0  # radians over the clip's extent, standard deviation
SPEED = 0.3  # of an object over the clip, in its extent
NOISE = 0.1  # of a token's features, beside features of length 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a head attends to. Each block of queries is as sharp, and gives as much to the sink, as it happens to be."""

    by_place: float  # the rest is by object
    sharp: tuple[float, float]  # score of a token like the query's, above that of one without likeness
    sink: tuple[float, float] | None = None  # score of the first tokens of the clip, for whatever query


# Kinds that papers on video models speak of.
SPREAD = Head(by_place=0.5, sharp=(1.0, 6.0))  # over half of the blocks
SINKING = Head(by_place=0.7, sharp=(4.0, 9.0), sink=(6.0, 11.0))  # a half of it to the first tokens of the clip
LOCAL = Head(by_place=1.0, sharp=(8.0, 20.0))  # near the query, in space and time

Tokens = tuple[Tensor, Tensor, Tensor]  # queries, keys and values, each (heads, tokens, width)


def made_clip(grid: tuple[int, int, int], generator: Generator) -> tuple[Tensor, Tensor]:
    """Places and objects of a clip's tokens.

    Args:
        grid: Frames, rows and columns; tokens come in that order.
        generator: Of where objects are and how they move.

    Returns:
        Coordinates from 0 to 1, (tokens, 3), and the number of the nearest object, (tokens,).

    """
    places = torch.cartesian_prod(*(torch.linspace(0, 1, length) for length in grid))
    start, motion = torch.rand(OBJECTS, 2, generator=generator), torch.randn(OBJECTS, 2, generator=generator)
    centres = start + SPEED * places[:, :1, None].squeeze(-1)[:, None] * motion
    return places, (places[:, None, 1:] - centres).norm(dim=-1).argmin(dim=-1)


def heads_of(
    kinds: tuple[Head, ...],
    grid: tuple[int, int, int],
    width: int,
    block: int,
    generator: Generator,
    *,
    lasting: Generator | None = None,
) -> Tokens:
    """Queries, keys and values of heads of these kinds on one clip.

    Args:
        kinds: One for each head.
        grid: Frames, rows and columns of the clip.
        width: Of a head; features take 2 * FREQUENCIES and one, and the rest tells objects apart.
        block: Queries that are equally sharp.
        generator: Of everything, on the CPU.
        lasting: Of what makes a head the same on another clip, if that has to be: its waves, names and values.

    """
    clip = made_clip(grid, generator)
    made = [_head(kind, clip, width, block, (generator, lasting or generator)) for kind in kinds]
    q, k, v = (torch.stack(parts) for parts in zip(*made, strict=True))
    return q, k, v


def _head(
    kind: Head, clip: tuple[Tensor, Tensor], width: int, block: int, chance: tuple[Generator, Generator]
) -> Tokens:
    (places, objects), (generator, lasting) = clip, chance
    waves = places @ (BANDWIDTH * torch.randn(3, FREQUENCIES, generator=lasting))
    by_place = torch.cat([waves.cos(), waves.sin()], dim=-1) / math.sqrt(FREQUENCIES)
    names = torch.randn(OBJECTS, width - 2 * FREQUENCIES - 1, generator=lasting)
    by_object = (names / names.norm(dim=-1, keepdim=True))[objects]
    features = torch.cat([math.sqrt(kind.by_place) * by_place, math.sqrt(1 - kind.by_place) * by_object], dim=-1)
    seen = [features + NOISE * torch.randn(features.shape, generator=generator) / math.sqrt(width) for _ in range(2)]
    sharp = _by_block(kind.sharp, len(places), block, generator)
    first = torch.zeros(len(places), 1)
    if kind.sink:
        first[:block] = 1
    to_sink = _by_block(kind.sink or (0.0, 0.0), len(places), block, generator)
    q = math.sqrt(width) * torch.cat([sharp * seen[0], to_sink], dim=-1)
    k = torch.cat([seen[1], first], dim=-1)
    content = features @ torch.randn(features.shape[-1], width, generator=lasting)
    return q, k, content + torch.randn(len(places), width, generator=generator)


def _by_block(bounds: tuple[float, float], tokens: int, block: int, generator: Generator) -> Tensor:
    drawn = torch.empty(tokens // block, 1).uniform_(*bounds, generator=generator)
    return drawn.repeat_interleave(block, dim=0)
