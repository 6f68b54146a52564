"""What tells that a sentence answers a question: one entry for each field that is answered by quoting.

The weights are of one scale over all fields, since a sentence goes where it fits best: a phrase that nearly settles the
matter is worth 2 to 3, one that hints 1. They were set by reading the reports of some hundred abstracts and a dozen
full texts, not fitted.
"""

from litmus.report.questions.cost import COST
from litmus.report.questions.evidence import EVIDENCE
from litmus.report.questions.outlook import OUTLOOK
from litmus.report.questions.question import Cue, Question
from litmus.report.questions.story import STORY, TURN
from litmus.report.questions.usage import USAGE

QUESTIONS: tuple[Question, ...] = (*STORY, *USAGE, *COST, *EVIDENCE, *OUTLOOK)

__all__ = ["QUESTIONS", "TURN", "Cue", "Question"]
