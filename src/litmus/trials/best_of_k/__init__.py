"""Best-of-K (arXiv 2602.18292): a next-token distribution made for several draws."""

from litmus.trials.best_of_k.method import BestOfK, by_rank, hit, softmax, top
from litmus.trials.best_of_k.questions import Generator, learned, right_answers
from litmus.trials.best_of_k.trial import TRIAL

__all__ = ["TRIAL", "BestOfK", "Generator", "by_rank", "hit", "learned", "right_answers", "softmax", "top"]
