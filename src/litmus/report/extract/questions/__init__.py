"""What tells that a sentence answers a question: one entry for each field that is answered by quoting.

The weights are of one scale over all fields, since a sentence goes where it fits best: a phrase that nearly settles the
matter is worth 2 to 3, one that hints 1. They were set by reading the reports of some hundred abstracts and a dozen
full texts, not fitted.
"""

from litmus.report.extract.questions.cost import COST
from litmus.report.extract.questions.evidence import EVIDENCE
from litmus.report.extract.questions.outlook import OUTLOOK
from litmus.report.extract.questions.question import Cue, Question
from litmus.report.extract.questions.story import STORY, TURN
from litmus.report.extract.questions.usage import USAGE

QUESTIONS: tuple[Question, ...] = (*STORY, *USAGE, *COST, *EVIDENCE, *OUTLOOK)

__all__ = ["QUESTIONS", "TURN", "Cue", "Question"]
