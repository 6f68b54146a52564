"""A paper's reports in every language, written and checked: quoted, or by a model and held to the text.

A model's report goes to the checker before anybody reads it; what does not hold goes back to the model with the
evidence, until it holds or patience ends. Then the settings say what becomes of the rest.
"""

from litmus.writing.author import Author, Checked
from litmus.writing.by_model import ByModel
from litmus.writing.quoting import Quoting

__all__ = ["Author", "ByModel", "Checked", "Quoting"]
