"""Tables, figures and algorithms. `write` makes the markup of a text in an element."""

from collections.abc import Callable

from making.source import Grid, Picture, Steps

Write = Callable[[str, str], str]
Rows = tuple[tuple[str, ...], ...]


def table(block: Grid, anchor: str, number: str, write: Write) -> str:
    inside = f"{anchor}.1"
    head = _rows(block.head, inside, 1, write, kind="ltx_th ltx_th_column", rules=frozenset({0}))
    body = _rows(block.body, inside, len(block.head) + 1, write, kind="", rules=block.rules | {0})
    return (
        f'<figure id="{anchor}" class="ltx_table">\n'
        f"{_caption('table', f'Table {number}', write(block.caption, anchor))}"
        f'<table id="{inside}" class="ltx_tabular ltx_centering ltx_guessed_headers ltx_align_middle">\n'
        f'<thead class="ltx_thead">\n{head}</thead>\n<tbody class="ltx_tbody">\n{body}</tbody>\n'
        "</table>\n</figure>\n"
    )


def figure(block: Picture, anchor: str, number: str, write: Write, folder: str) -> str:
    return (
        f'<figure id="{anchor}" class="ltx_figure"><img src="{folder}/{block.file}" id="{anchor}.g1" '
        'class="ltx_graphics ltx_centering ltx_img_landscape" width="598" height="224" alt="Refer to caption">\n'
        f"{_caption('figure', f'Figure {number}', write(block.caption, anchor))}</figure>\n"
    )


def algorithm(block: Steps, anchor: str, number: str, write: Write) -> str:
    lines = "".join(
        f'<div id="{anchor}.l{place}" class="ltx_listingline">\n'
        f'<span class="ltx_tag ltx_tag_listingline">{place}:</span>'
        f"{' ' * (len(line) - len(line.lstrip()))}{write(line.strip(), f'{anchor}.l{place}')}\n</div>\n"
        for place, line in enumerate(block.lines, 1)
    )
    return (
        f'<figure id="{anchor}" class="ltx_float ltx_float_algorithm ltx_framed ltx_framed_top">\n'
        '<figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_float">'
        f'<span class="ltx_text ltx_font_bold">Algorithm {number}</span> </span> {write(block.title, anchor)}'
        f'</figcaption>\n<div id="{anchor}.3" class="ltx_listing ltx_listing">\n{lines}</div>\n</figure>\n'
    )


def _caption(kind: str, name: str, text: str) -> str:
    return (
        '<figcaption class="ltx_caption ltx_centering">'
        f'<span class="ltx_tag ltx_tag_{kind}">{name}: </span>{text}</figcaption>\n'
    )


def _rows(rows: Rows, inside: str, first: int, write: Write, *, kind: str, rules: frozenset[int]) -> str:
    """Table rows, counted from `first`; the cells are of a kind, or row headers in the first column."""
    written = []
    for y, row in enumerate(rows):
        cells = []
        for x, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            wide = next((n for n, right in enumerate(row[x + 1 :], 1) if right != "<"), len(row) - x)
            high = next((n for n, below in enumerate(rows[y + 1 :], 1) if below[x] != "^"), len(rows) - y)
            span = (f' colspan="{wide}"' if wide > 1 else "") + (f' rowspan="{high}"' if high > 1 else "")
            own = kind or ("" if x else "ltx_th ltx_th_row")
            look = ["ltx_td", "ltx_align_center" if x else "ltx_align_left", own, "ltx_border_t" if y in rules else ""]
            tag, anchor = "th" if own else "td", f"{inside}.{first + y}.{x + 1}"
            classes = " ".join(filter(None, look))
            cells.append(f'<{tag} id="{anchor}" class="{classes}"{span}>{write(cell, anchor)}</{tag}>')
        written.append(f'<tr id="{inside}.{first + y}" class="ltx_tr">\n' + "\n".join(cells) + "</tr>\n")
    return "".join(written)
