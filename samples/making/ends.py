"""What stands before a paper's text and after it: title, authors, abstract; references."""

from collections.abc import Callable
from html import escape

from making.source import Reference, Source


def front(source: Source, write: Callable[[str, str], str]) -> str:
    """Title, authors with their affiliations, abstract. `write` makes the markup of a text in an element."""
    people = '\n<span class="ltx_author_before">  </span>'.join(
        '<span class="ltx_creator ltx_role_author">\n'
        f'<span class="ltx_personname">{escape(name)}\n</span><span class="ltx_author_notes">'
        '<span class="ltx_author_notes_content">\n<span class="ltx_contact ltx_role_affiliation">'
        f'<span class="ltx_contact_name">Affiliation: </span>{escape(place)}\n</span></span></span></span>'
        for name, place in source.front["authors"]
    )
    return (
        f'<h1 class="ltx_title ltx_title_document">{escape(source.title, quote=False)}</h1>\n'
        f'<div class="ltx_authors">\n{people}</div>\n\n'
        '<div id="abstract1" class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6>\n'
        f'<p id="abstract1.1" class="ltx_p">{write(source.abstract, "abstract1")}</p>\n</div>\n'
    )


def bibliography(source: Source) -> str:
    """The references, in the order of the source."""
    items = "".join(_entry(place, one) for place, one in enumerate(source.references.values(), 1))
    return (
        '<section id="bib" class="ltx_bibliography">\n'
        '<h2 class="ltx_title ltx_title_bibliography">References</h2>\n\n'
        f'<ul id="bib.L1" class="ltx_biblist">\n{items}</ul>\n</section>\n'
    )


def _entry(place: int, one: Reference) -> str:
    blocks = (
        f'<span class="ltx_text ltx_bib_author">{escape(one.authors, quote=False)}</span>\n',
        f'<span class="ltx_text ltx_bib_title">{escape(one.title, quote=False)}</span>.\n',
        f'<span class="ltx_text ltx_bib_journal">{escape(one.venue, quote=False)}, {one.year}</span>.\n',
    )
    written = "\n".join(f'<span class="ltx_bibblock">{block}</span>' for block in blocks)
    return (
        f'<li id="bib.bib{place}" class="ltx_bibitem ltx_bib_article">'
        '<span class="ltx_tag ltx_bib_author-year ltx_role_refnum ltx_tag_bibitem">'
        f"{escape(one.short, quote=False)} ({one.year})</span>\n{written}</li>\n"
    )
