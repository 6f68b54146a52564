"""How far two dictionaries of features agree.

By when features are active is the paper's own way (§3.3.1): one covers another if the samples in which either is active
are mostly those in which both are. By where they point is usual for autoencoders, one to one.
"""

from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment


def overlap(one: Any, other: Any) -> Any:
    """Intersection over union of when features are active: samples by features, twice, to features by features.

    It is 0 for two that never are.
    """
    one, other = np.asarray(one, dtype=np.float32), np.asarray(other, dtype=np.float32)
    both = one.T @ other
    either = one.sum(axis=0)[:, None] + other.sum(axis=0) - both
    return np.divide(both, either, out=np.zeros_like(both), where=either > 0)


def covered(one: Any, other: Any, threshold: float = 0.5) -> float:
    """Share of one's features that some feature of the other overlaps with by more than the threshold.

    Features that are never active count as not covered, as in the paper.
    """
    return float((overlap(one, other).max(axis=1) > threshold).mean())


def duplicated(active: Any, threshold: float = 0.5) -> float:
    """Share of features that another of the same dictionary overlaps with by more than the threshold."""
    among = overlap(active, active)
    np.fill_diagonal(among, 0)
    return float((among.max(axis=1) > threshold).mean())


def matched(one: Any, other: Any, threshold: float = 0.7) -> float:
    """Share of directions that have a partner of their own in the other, with a cosine above the threshold.

    Args:
        one: Directions of unit length, one a row; likewise the other, which may have more or fewer.
        other: To match them with, so that the sum of cosines is largest.
        threshold: Of the cosine.

    """
    cosines = np.asarray(one) @ np.asarray(other).T
    rows, columns = linear_sum_assignment(cosines, maximize=True)
    return float((cosines[rows, columns] > threshold).sum() / len(cosines))
