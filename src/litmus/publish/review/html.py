"""A review as one self-contained page: the statements in their order, evidence that unfolds, no script."""

from importlib.resources import files

from jinja2 import Environment, PackageLoader

from litmus.publish.review.review import Review
from litmus.publish.review.text import summary
from litmus.words import label

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(review: Review) -> str:
    environment = Environment(
        loader=PackageLoader("litmus.publish"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = files("litmus.publish").joinpath("templates", "style.css").read_text("utf-8")
    return environment.get_template("review.html").render(
        review=review,
        summary=summary(review),
        title=label("review.title", review.language),
        policy=_POLICY,
        style=style,
    )
