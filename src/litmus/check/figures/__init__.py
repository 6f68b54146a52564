"""The figures of a text, in English and Chinese: what they are worth, in which unit, and how they are meant."""
