"""Pages as HTML: one file each, without scripts, without anything loaded from elsewhere."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from litmus.model import Digest
from litmus.publish.drawings import bars, dots, spectrum, strip
from litmus.publish.html import bare, marked_up, stated
from litmus.publish.links import web_url
from litmus.publish.page import Kind, Page, page as page_of
from litmus.words import label


def html_page(page: Page) -> str:
    """The page as an HTML file."""
    return environment().get_template(f"{page.kind}.html").render(page=page, kinds=tuple(Kind))


def cover_html(digest: Digest) -> str:
    """The cover of a digest's folder, in the first language of its profile."""
    first = page_of(digest, Kind.DIGEST, digest.profile.languages[0])
    return environment().get_template("index.html").render(page=first, kinds=tuple(Kind))


@cache
def environment() -> Environment:
    """What renders the templates of all pages."""
    environment = Environment(
        loader=PackageLoader("litmus.publish"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"bare": bare, "marked_up": marked_up, "stated": stated, "web_url": web_url}
    environment.filters |= {"strip": strip, "dots": dots, "spectrum": spectrum, "bars": bars}
    style = (files("litmus.publish") / "templates" / "style.css").read_text("utf-8")
    environment.globals |= {"style": Markup(style), "policy": _policy(style), "label": label}  # noqa: S704 - our own file
    return environment


def _policy(style: str) -> str:
    """Nothing may run and nothing may load; the one style sheet is named by its hash (CSP Level 3)."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
