"""A model of sentence embeddings that the reader has chosen, loaded when it is first asked."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from litmus.model.errors import ConfigError

EXTRA = "pip install 'litmus-papers[embeddings]' brings it."
ADVICE = (
    "Name the folder of a Model2Vec model, or one on the Hugging Face Hub such as minishlab/potion-base-8M; "
    "without `embeddings` in litmus.toml papers are compared by their words."
)


class Embeddings:
    """What texts mean, by a Model2Vec model (https://github.com/MinishLab/model2vec): a `curate.Meaning`.

    Static embeddings, distilled from a sentence transformer: they need no more than an array, and no second for a
    thousand abstracts.

    Args:
        name: The model's folder, or its name on the Hugging Face Hub, from where it is fetched once.

    """

    def __init__(self, name: str) -> None:
        self.name = name

    def vectors(self, texts: Sequence[str]) -> Any:
        """A vector of length 1 for each text, texts by dimensions; zeros for a text without a word that is known.

        Raises: ConfigError, if the model or its library is not there.
        """
        rows = self._model.encode(list(texts), normalize=True, use_multiprocessing=False)
        return rows.astype("float32", copy=False)  # distilled ones are kept in float16, which SciPy will not take

    @cached_property
    def _model(self) -> Any:
        try:
            from model2vec import StaticModel  # noqa: PLC0415 - an extra
        except ImportError:
            raise ConfigError(f"embeddings = “{self.name}”", "model2vec is not installed", EXTRA) from None
        try:
            return StaticModel.from_pretrained(self.name, force_download=False)
        except Exception as error:  # noqa: BLE001 - whatever a broken folder or the Hub does to the libraries beneath
            cause = next(iter(str(error).splitlines()), "") or type(error).__name__
            raise ConfigError(f"embeddings = “{self.name}”", f"no model could be loaded ({cause})", ADVICE) from None
