"""Two sources' words about a paper as one."""

from collections.abc import Iterable
from dataclasses import replace

from litmus.model import Paper, Source


def merged(featured: Iterable[Paper], announced: Iterable[Paper]) -> tuple[Paper, ...]:
    """Every paper once with all its listings: Hugging Face's by their order, then arXiv's others by identifier."""
    of_arxiv = {paper.arxiv_id: paper for paper in announced}
    first = [enriched(of_arxiv.pop(paper.arxiv_id, None), paper) for paper in featured]
    return (*first, *(of_arxiv[name] for name in sorted(of_arxiv)))


def enriched(arxiv: Paper | None, hub: Paper) -> Paper:
    """arXiv's paper with what Hugging Face adds to it; Hugging Face's alone, if arXiv said nothing.

    arXiv's are title, abstract, authors, categories, version, times, comment and licence, each where it has it;
    Hugging Face's upvotes, code, stars, project, keywords and organisation.
    """
    if arxiv is None:
        return hub
    return replace(
        hub,
        version=arxiv.version,
        title=arxiv.title,
        abstract=arxiv.abstract or hub.abstract,
        authors=arxiv.authors or hub.authors,
        categories=arxiv.categories,
        submitted=arxiv.submitted or hub.submitted,
        updated=arxiv.updated,
        comment=arxiv.comment,
        license=arxiv.license,
        listings=(*hub.listings, *arxiv.listings),
    )


def completed(paper: Paper, known: Paper) -> Paper:
    """A listed paper with arXiv's full metadata.

    The categories are those of its list, as announced; a licence and a comment that only its list told stay. A list
    that named no version showed the first, if there is no other.
    """
    fuller = enriched(known, paper)
    listings = (
        replace(listing, version=1)
        if known.version == 1 and listing.source is Source.ARXIV and listing.version is None
        else listing
        for listing in paper.listings
    )
    return replace(
        fuller,
        categories=paper.categories or known.categories,
        comment=known.comment or paper.comment,
        license=known.license or paper.license,
        listings=tuple(listings),
    )


def alone(paper: Paper, source: Source) -> Paper:
    """A merged paper as one source's list brought it, as far as that can be told.

    Of Hugging Face's paper the metadata may be arXiv's, which come first in a merger anyway. Of arXiv's, the time of
    submission may be Hugging Face's if arXiv has told none of its own times, and is left out.
    """
    listings = tuple(listing for listing in paper.listings if listing.source is source)
    if source is Source.HUGGING_FACE:
        return replace(paper, listings=listings)
    return replace(
        paper,
        submitted=None if paper.is_featured and paper.updated is None else paper.submitted,
        code_url=None,
        project_url=None,
        upvotes=None,
        stars=None,
        keywords=(),
        organization=None,
        listings=listings,
    )
