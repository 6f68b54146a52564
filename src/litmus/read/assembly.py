"""Front and text, put together."""

from litmus.model import Attempt, Document, Route
from litmus.read.cited import with_citations
from litmus.read.links import identity
from litmus.read.page import Page

_LINKED = frozenset({Route.HTML, Route.AR5IV})  # whose citations are links


def document(
    *,
    arxiv_id: str,
    version: int | None,
    title: str,
    route: Route,
    url: str,
    abs_url: str,
    front: Page,
    page: Page,
    attempts: tuple[Attempt, ...] = (),
) -> Document:
    """The document of a front and a page; a link that both hold counts for the front."""
    known = {identity(link.url) for link in front.links}
    return Document(
        arxiv_id=arxiv_id,
        version=version,
        title=title,
        route=route,
        url=url,
        abs_url=abs_url,
        sections=tuple(page.sections),
        blocks=(*front.blocks, *(page.blocks if route in _LINKED else with_citations(page.blocks))),
        authors=tuple(page.authors),
        keywords=tuple(page.keywords),
        license=page.license,
        links=(*front.links, *(link for link in page.links if identity(link.url) not in known)),
        attempts=attempts,
        warnings=tuple(page.warnings),
    )
