"""What an element of a page is, told from its tag and its classes; and which of them are no part of the paper."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from litmus.read.html.elements import names


class Kind(Enum):
    """What the walk does with an element."""

    TEXT = auto()  # what stands inside goes on in the line around it
    LEFT_OUT = auto()
    MATH = auto()
    RAISED = auto()
    NOTE = auto()
    LINK = auto()
    CITE = auto()
    EQUATION = auto()
    DRAWING = auto()
    SECTION = auto()
    TABLE = auto()
    TITLE = auto()
    AUTHORS = auto()
    DATES = auto()
    KEYWORDS = auto()
    ABSTRACT = auto()
    THEOREM = auto()
    PROOF = auto()
    REFERENCE = auto()
    CAPTION = auto()
    FLOAT = auto()
    LISTING = auto()
    LIST = auto()
    ITEM = auto()
    TERM = auto()
    EXPLANATION = auto()
    PARAGRAPHS = auto()
    PARAGRAPH = auto()


# What is left out wherever it stands, by the reason. What else a page shows and a document does not hold is: what
# style hides (it is reported), labels of a picture that stands in no figure, ticks of a plot, a mark that no letter or
# digit is in ("•"), the word before a heading's number, and of the front matter what is no author, place, keyword or
# footnote.
LEFT_OUT: Mapping[str, frozenset[str]] = {
    "the page's own controls, pictures and scripts": frozenset(
        "<audio> <button> <canvas> <dialog> <footer> <form> <head> <header> <iframe> <img> <input> <label> <map> <nav> "
        "<noscript> <object> <picture> <script> <select> <style> <template> <textarea> <video> "
        "ltx_page_footer ltx_page_header ltx_page_navbar ltx_pagination sr-only".split()
    ),
    "what a drawing defines or says of itself, and does not show": frozenset(
        "<clipPath> <defs> <desc> <marker> <mask> <metadata> <pattern> <symbol> <title>".split()
    ),
    "commands that the converter did not know": frozenset({"ltx_ERROR"}),
    "what is drawn without words, or not at all": frozenset({"ltx_phantom", "ltx_rule", "ltx_nodisplay", "ltx_rdf"}),
    "what stands elsewhere once more": frozenset(
        "ltx_TOC ltx_title_contents ltx_listing_data ltx_role_footnotemark ltx_note_mark ltx_tag_note ltx_note_type "
        "ltx_bib_cited".split()
    ),
    "numbers of lines": frozenset({"ltx_tag_listingline", "ltx_linenumber"}),
    "how the paper is filed and published": frozenset(
        "ltx_pubnotes ltx_role_ccs ltx_role_conference ltx_role_copyright ltx_role_copyrightyear "
        "ltx_role_doi ltx_role_isbn ltx_role_issn ltx_role_journal ltx_role_journalyear ltx_role_article "
        "ltx_role_number ltx_role_pagerange ltx_role_price ltx_role_publicationmonth ltx_role_pubyear "
        "ltx_role_submissionid ltx_role_volume".split()
    ),
}
_SILENT = frozenset().union(*LEFT_OUT.values())

# The first that fits says what an element is: a tag between brackets, or a class.
_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.EQUATION, "ltx_equation ltx_equationgroup ltx_eqn_table"),
    (Kind.MATH, "<math>"),
    (Kind.RAISED, "<sup>"),
    (Kind.NOTE, "ltx_note"),
    (
        Kind.SECTION,
        (
            "ltx_part ltx_chapter ltx_section ltx_appendix ltx_bibliography ltx_index ltx_glossary "
            "ltx_acknowledgements ltx_subsection ltx_subsubsection ltx_paragraph ltx_subparagraph"
        ),
    ),
    (Kind.TABLE, "ltx_tabular <table>"),
    (Kind.TITLE, "ltx_title_document"),
    (Kind.AUTHORS, "ltx_authors"),
    (Kind.DATES, "ltx_dates ltx_date"),
    (Kind.KEYWORDS, "ltx_keywords ltx_classification"),
    (Kind.ABSTRACT, "ltx_abstract"),
    (Kind.THEOREM, "ltx_theorem"),
    (Kind.PROOF, "ltx_proof"),
    (Kind.REFERENCE, "ltx_bibitem"),
    (Kind.CAPTION, "ltx_caption <figcaption>"),
    (Kind.FLOAT, "<figure> ltx_float"),
    (Kind.DRAWING, "<svg>"),
    (Kind.LISTING, "ltx_listing <pre>"),
    (Kind.TERM, "<dt>"),
    (Kind.EXPLANATION, "<dd>"),
    (Kind.ITEM, "ltx_item <li>"),
    (Kind.LIST, "ltx_itemize ltx_enumerate ltx_description <ul> <ol> <dl>"),
    (Kind.PARAGRAPHS, "<blockquote> ltx_para ltx_minipage ltx_quote"),
    (Kind.PARAGRAPH, "<p> ltx_p"),
    (Kind.CITE, "<cite> ltx_cite"),
    (Kind.LINK, "<a>"),
)
_KIND = {name: (rank, kind) for rank, (kind, said) in enumerate(_KINDS) for name in said.split()}
# Where a blank stands before and after in a line.
_APART = frozenset(
    "<article> <aside> <blockquote> <br> <dd> <div> <dl> <dt> <figcaption> <figure> <h1> <h2> <h3> <h4> <h5> <h6> <li> "
    "<ol> <p> <pre> <section> <table> <tbody> <td> <tfoot> <th> <thead> <tr> <tspan> <ul> ltx_bibblock ltx_item "
    "ltx_listingline ltx_p ltx_para ltx_tabular ltx_td ltx_tr".split()
)
_LONGEST = 300  # characters of a class that is worth keeping


class What(NamedTuple):
    """What an element is."""

    kind: Kind
    is_apart: bool  # a blank stands before and after in a line
    names: frozenset[str]  # its classes


def what_is(tag: str, said: str | None) -> What:
    """What an element is, told from its tag and its class."""
    return _told(tag, said) if not said or len(said) <= _LONGEST else _tell(tag, said)


def _tell(tag: str, said: str | None) -> What:
    classes = names(said)
    all_names = classes | {f"<{tag}>"}
    if not _SILENT.isdisjoint(all_names):
        return What(Kind.LEFT_OUT, is_apart=False, names=classes)
    found = min((_KIND[name] for name in all_names & _KIND.keys()), key=lambda one: one[0], default=(0, Kind.TEXT))
    return What(found[1], not _APART.isdisjoint(all_names), classes)


_told = lru_cache(maxsize=4096)(_tell)
