"""Pages such as LaTeXML makes them, and pages such as nobody ever made, for hypothesis.

`ARTICLES` holds what stands inside of `article`: everything that occurs on arXiv's pages, nested in everything else, in
the markup of both converters (the newer writes `id` before `class`, `intent` and `ltx_math_unparsed`). Every word is a
word of its own, so that a test can look for each: `WORD` finds them, `plain(number)` makes one.

What a page may hold and a document need not stands in `HIDDEN` and `SILENT`; the words in it are like any others, and
it is for the test to tell them by the tree.
"""

import re
import string
from collections.abc import Callable, Sequence
from itertools import count

from hypothesis import strategies as st

WORD = re.compile(r"[qQ][a-z]{4}q|蛙[\u5000-\u8fff]蛙")
HIDDEN = (
    ' style="display:none"', ' style="color:#FFFFFF"', ' style="font-size:1pt"', ' style="visibility:hidden"',
    ' style="opacity:0"', ' style="position:absolute;left:-9999px"', " hidden", ' style="--ltx-fg-color:#FFFFFF"',
)  # fmt: skip
SILENT = (
    ("span", "ltx_ERROR undefined"), ("button", "sr-only button"), ("nav", "ltx_TOC"), ("footer", "ltx_page_footer"),
    ("span", "ltx_phantom"), ("span", "ltx_bib_cited"), ("span", "ltx_linenumber"), ("noscript", ""),
    ("div", "ltx_listing_data"), ("script", ""), ("style", ""),
)  # fmt: skip
FRAMES = (  # elements that may stand anywhere, with anything in them
    ("div", "ltx_para"), ("p", "ltx_p"), ("span", "ltx_p"), ("div", "ltx_minipage"), ("span", "ltx_inline-block"),
    ("blockquote", "ltx_quote"), ("div", "ltx_theorem"), ("div", "ltx_proof"), ("figure", "ltx_figure"),
    ("figure", "ltx_table"), ("figure", "ltx_float ltx_float_algorithm"), ("div", "ltx_float"), ("pre", "ltx_verbatim"),
    ("div", "ltx_listing"), ("div", "ltx_listingline"), ("section", "ltx_section"), ("section", "ltx_subsection"),
    ("section", "ltx_appendix"), ("section", "ltx_acknowledgements"), ("div", "ltx_flex_figure"), ("span", "ltx_text"),
    ("em", "ltx_emph"), ("sup", "ltx_sup"), ("sub", "ltx_sub"), ("cite", "ltx_cite"), ("ul", "ltx_itemize"),
    ("dl", "ltx_description"), ("li", "ltx_item"), ("dt", "ltx_item"), ("dd", "ltx_item"),
    ("figcaption", "ltx_caption"), ("span", "ltx_caption"),
    ("h2", "ltx_title ltx_title_section"), ("span", "ltx_tag"), ("span", "ltx_note_content"),
    ("section", "ltx_bibliography"), ("li", "ltx_bibitem"), ("div", "ltx_abstract"), ("span", "ltx_transformed_inner"),
    ("span", "ltx_text ltx_font_bold"), ("code", "ltx_verbatim"), ("section", "ltx_part"), ("div", "ltx_unknown"),
)  # fmt: skip

# What is drawn is a function that writes itself: it asks for its words, so that each is new.
Writer = Callable[["Words"], str]


class Words:
    """Gives a new word each time, and ids that nothing else has."""

    def __init__(self, *, is_new: bool) -> None:
        self.is_new = is_new
        self._numbers = count()

    def word(self, *, han: bool = False) -> str:
        number = next(self._numbers)
        return f"蛙{chr(0x5000 + number % 0x3FFF)}蛙" if han else plain(number)

    def named(self, tag: str, classes: str, more: str = "") -> str:
        """An opening tag, with an id, as this converter writes it."""
        own = f' id="x{next(self._numbers)}"'
        said = f' class="{classes}"' if classes else ""
        return f"<{tag}{own}{said}{more}>" if self.is_new else f"<{tag}{said}{own}{more}>"


def plain(number: int) -> str:
    """A word of six letters."""
    letters = ""
    for _ in range(4):
        number, place = divmod(number, 26)
        letters += string.ascii_lowercase[place]
    return f"q{letters}q"


@st.composite
def texts(draw) -> Writer:
    """Some words, now and then Chinese ones or sentences."""
    size, han = draw(st.integers(1, 10)), draw(st.sampled_from([False, False, False, True]))
    joint = draw(st.sampled_from([" ", " ", "\n  ", ". ", ", ", " (", ") ", " &amp; ", " 3.1% "]))
    return lambda words: joint.join(words.word(han=han) for _ in range(size))


@st.composite
def formulas(draw) -> Writer:
    """MathML with its LaTeX as an attribute and a note, or without the one, or without both."""
    has_attribute, has_note = draw(st.booleans()), draw(st.booleans())

    def write(words: Words) -> str:
        said = f"{words.word()}_{{1}}"
        note = f'<annotation encoding="application/x-tex">{words.word()}</annotation>' if has_note else ""
        more = (' intent=":literal"' if words.is_new else "") + (f' alttext="{said}"' if has_attribute else "")
        kind = "ltx_math_unparsed" if words.is_new else "ltx_Math"
        rows = f"<semantics><mrow><mi>{words.word()}</mi></mrow>{note}</semantics>"
        return f"{words.named('math', kind, more)}{rows}</math>"

    return write


def _frames(inner: st.SearchStrategy[Writer]) -> st.SearchStrategy[Writer]:
    def framed(frame: tuple[str, str], inside: Writer) -> Writer:
        tag, classes = frame
        return lambda words: f"{words.named(tag, classes)}{inside(words)}</{tag}>"

    return st.builds(framed, st.sampled_from(FRAMES), inner)


def _veiled(inner: st.SearchStrategy[Writer]) -> st.SearchStrategy[Writer]:
    def veiled(tag: str, veil: str, inside: Writer) -> Writer:
        return lambda words: f"{words.named(tag, 'ltx_text', veil)}{inside(words)}</{tag}>"

    return st.builds(veiled, st.sampled_from(["span", "div"]), st.sampled_from(HIDDEN), inner)


def _silent() -> st.SearchStrategy[Writer]:
    def silent(frame: tuple[str, str], inside: Writer) -> Writer:
        return lambda words: f"{words.named(*frame)}{inside(words)}</{frame[0]}>"

    return st.builds(silent, st.sampled_from(SILENT), texts())


@st.composite
def _sections(draw, inner: st.SearchStrategy[Writer]) -> Writer:
    """A section, theorem or reference with its title or mark."""
    tag, classes, title = draw(
        st.sampled_from([
            ("section", "ltx_section", "h2"), ("section", "ltx_subsection", "h3"), ("section", "ltx_appendix", "h2"),
            ("section", "ltx_paragraph", "h5"), ("div", "ltx_proof", "h6"),
            ("div", "ltx_theorem ltx_theorem_lemma", "h6"),
        ])
    )  # fmt: skip
    number, said, inside = (
        draw(st.sampled_from(["", "1 ", "A.2 ", "Appendix B ", "Lemma 3. "])),
        draw(texts()),
        draw(inner),
    )

    def write(words: Words) -> str:
        mark = f'<span class="ltx_tag">{number}</span>' if number else ""
        head = f'<{title} class="ltx_title">{mark}{said(words)}</{title}>'
        return f"{words.named(tag, classes)}{head}{inside(words)}</{tag}>"

    return write


@st.composite
def _lists(draw, inner: st.SearchStrategy[Writer]) -> Writer:
    tag, classes = draw(st.sampled_from([("ul", "ltx_itemize"), ("ol", "ltx_enumerate"), ("ul", "ltx_biblist")]))
    item = "ltx_bibitem" if classes == "ltx_biblist" else "ltx_item"
    items = draw(st.lists(st.tuples(st.sampled_from(["•", "1.", "(iv)", "[12]", "word", ""]), inner), max_size=3))

    def write(words: Words) -> str:
        said = ""
        for mark, inside in items:
            label = words.word() if mark == "word" else mark
            shown = f'<span class="ltx_tag">{label}</span>' if mark else ""
            said += f"{words.named('li', item)}{shown}{inside(words)}</li>"
        return f"{words.named(tag, classes)}{said}</{tag}>"

    return write


@st.composite
def _tables(draw, inner: st.SearchStrategy[Writer]) -> Writer:
    """A table of data, as a table or as the spans that stand in a line; or the frame of a formula."""
    kind = draw(st.sampled_from(["table", "span", "formula"]))
    table, row, cell = ("span", "span", "span") if kind == "span" else ("table", "tr", "td")
    rows = draw(st.lists(st.lists(st.tuples(inner, st.integers(1, 3), st.integers(1, 3)), max_size=3), max_size=3))
    number = draw(st.sampled_from(["", '<td><span class="ltx_tag ltx_tag_equation">(7)</span></td>']))

    def write(words: Words) -> str:
        lines = ""
        for line in rows:
            cells = ""
            for inside, wide, high in line:
                span = f' colspan="{wide}" rowspan="{high}"' if kind != "span" else ""
                more = f" ltx_colspan_{wide} ltx_rowspan_{high}" if kind == "span" else ""
                cells += f"{words.named(cell, f'ltx_td{more}', span)}{inside(words)}</{cell}>"
            lines += f"{words.named(row, 'ltx_tr')}{cells}{number if kind == 'formula' else ''}</{row}>"
        classes = "ltx_equation ltx_eqn_table" if kind == "formula" else "ltx_tabular"
        return f"{words.named(table, classes)}{lines}</{table}>"

    return write


@st.composite
def _notes(draw, inner: st.SearchStrategy[Writer]) -> Writer:
    mark, inside = draw(st.sampled_from(["1", "†", "*"])), draw(inner)

    def write(words: Words) -> str:
        shown = f'<sup class="ltx_note_mark">{mark}</sup>'
        content = f'<span class="ltx_note_content">{shown}{inside(words)}</span>'
        return f"{words.named('span', 'ltx_note ltx_role_footnote')}{shown}<span>{content}</span></span>"

    return write


def _links(inner: st.SearchStrategy[Writer]) -> st.SearchStrategy[Writer]:
    def link(href: str, inside: Writer) -> Writer:
        more = f' href="{href}"'
        return lambda words: f"{words.named('a', 'ltx_ref', more)}{inside(words)}</a>"

    return st.builds(link, st.sampled_from(["#x1", "https://github.com/pond/frog", "", "javascript:x"]), inner)


@st.composite
def _drawings(draw, inner: st.SearchStrategy[Writer]) -> Writer:
    ticks, inside = draw(texts()), draw(inner)
    return lambda words: (
        f'<svg class="ltx_picture"><text>{ticks(words)}</text>'
        f"<g><foreignObject>{inside(words)}</foreignObject></g></svg>"
    )


@st.composite
def _keywords(draw) -> Writer:
    size, classes = draw(st.integers(1, 4)), draw(st.sampled_from(["ltx_keywords", "ltx_classification"]))

    def write(words: Words) -> str:
        title = '<h6 class="ltx_title">Keywords: </h6>'
        return f"{words.named('div', classes)}{title}{'; '.join(words.word() for _ in range(size))}</div>"

    return write


@st.composite
def _authors(draw, inner: st.SearchStrategy[Writer]) -> Writer:
    """Two names each, with a place and with a footnote of some words."""
    count, has_place, note = draw(st.integers(1, 3)), draw(st.booleans()), draw(st.none() | _notes(inner))

    def write(words: Words) -> str:
        said = ""
        for _ in range(count):
            name = f"{words.word().title()} {words.word().title()}{note(words) if note else ''}"
            place = f"University of {words.word().title()}"
            contact = f'<span class="ltx_contact ltx_role_affiliation">{place}</span>' if has_place else ""
            person = f'<span class="ltx_personname">{name}</span>'
            said += f"{words.named('span', 'ltx_creator ltx_role_author')}{person}{contact}</span>"
        return f"{words.named('div', 'ltx_authors')}{said}</div>"

    return write


def _joined(parts: Sequence[Writer]) -> Writer:
    return lambda words: "".join(part(words) for part in parts)


def _more(inner: st.SearchStrategy[Writer]) -> st.SearchStrategy[Writer]:
    several = st.lists(inner, min_size=1, max_size=4).map(_joined)
    return st.one_of(
        _frames(several), _frames(several), _sections(several), _lists(several), _tables(several), _notes(several),
        _links(several), _drawings(several), _veiled(several), _silent(), _keywords(), _authors(texts()), several,
    )  # fmt: skip


ARTICLES = st.builds(
    lambda write, is_new: write(Words(is_new=is_new)),
    st.recursive(st.one_of(texts(), texts(), formulas()), _more, max_leaves=30),
    st.booleans(),
)
