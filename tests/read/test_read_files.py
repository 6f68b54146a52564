"""A paper from a file."""

from pathlib import Path

import pytest

from litmus.model import BlockKind, Role
from litmus.model.errors import BadFile
from litmus.read import from_bytes, from_file

from .pdfs import Sheet, pdf

SHARED = Path(__file__).parents[3] / "shared" / "papers"

MARKDOWN = """# Counting Frogs

## Abstract

We count **frogs** by ear.
It works.

## 1 Introduction

Frogs call, see [the code](https://github.com/pond/frog) and $x_{*}$ or $a*b*c$.

- an ear;
- a net
  of two sizes.

### 1.1 Ponds

| Model | Error |
|-------|-------|
| human | 4.7 |
| `FrogNet` | 3.1 |

```python
frog = 1
```

## References

[1] A. Reed. Ears.
"""

PLAIN = """Counting Frogs by Ear

Abstract
We count frogs
by ear.

1 Introduction

Frogs call at night.
They do.

2.1 Ears and Nets
Ears hear.

References
A. Reed. Ears.
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_markdown_is_read_as_a_paper(tmp_path):
    """Headings, paragraphs, lists, tables with bars and fences; formulas keep their stars."""
    document = from_file(write(tmp_path / "frogs.md", MARKDOWN))

    assert document.title == "Counting Frogs"
    assert [(section.number, section.title, section.level, section.role) for section in document.sections] == [
        ("1", "Introduction", 1, Role.INTRODUCTION),
        ("1.1", "Ponds", 2, Role.INTRODUCTION),
        ("", "References", 1, Role.REFERENCES),
    ]
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.TITLE, "Counting Frogs"),
        (BlockKind.ABSTRACT, "We count frogs by ear. It works."),
        (BlockKind.PARAGRAPH, "Frogs call, see the code and $x_{*}$ or $a*b*c$."),
        (BlockKind.LIST_ITEM, "an ear;"),
        (BlockKind.LIST_ITEM, "a net of two sizes."),
        (BlockKind.TABLE, "Model | Error\nhuman | 4.7\nFrogNet | 3.1"),
        (BlockKind.ALGORITHM, "frog = 1"),
        (BlockKind.REFERENCE, "A. Reed. Ears."),
    ]
    assert [(link.kind, link.url) for link in document.links] == [("code", "https://github.com/pond/frog")]


def test_plain_text_is_read_as_a_paper(tmp_path):
    """The first line is the title; short numbered lines and known words are headings."""
    document = from_file(write(tmp_path / "2603.00001v2.txt", PLAIN))

    assert (document.arxiv_id, document.version, document.title) == ("2603.00001", 2, "Counting Frogs by Ear")
    assert [section.title for section in document.sections] == ["Introduction", "Ears and Nets", "References"]
    assert [block.text for block in document.blocks[1:]] == [
        "We count frogs by ear.",
        "Frogs call at night. They do.",
        "Ears hear.",
        "A. Reed. Ears.",
    ]


def test_evidence_in_a_file_opens_in_the_file(tmp_path):
    """Addresses lead to the file, at the block."""
    file = write(tmp_path / "frogs.md", MARKDOWN)
    document = from_file(file)

    assert document.url_of(document.blocks[2]).startswith(f"{file.as_uri()}#")


SCRAPS = (
    b'<html><article class="ltx_document"><section class="ltx_section"><h2 class="ltx_title">Frogs</h2>'
    + b'<p class="ltx_p"><span class="ltx_ERROR undefined">\\pond</span> 2em</p> ' * 9
    + b"</section></article></html>"
)


@pytest.mark.parametrize(
    ("name", "body", "cause"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"  \n ", "empty"),
        ("a.bin", b"\x7fELF\x00\x00\x00", "binary"),
        ("a.html", b"<!doctype html><html><body>A blog.</body></html>", "no paper"),
        ("a.html", b'<html><article class="ltx_document"></article></html>', "no text"),
        ("a.html", SCRAPS, "failed conversion"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_next_step(tmp_path, name, body, cause):
    """The message names the file, the cause and what to give instead."""
    file = tmp_path / name
    file.write_bytes(body)

    with pytest.raises(BadFile, match=cause) as refused:
        from_file(file)

    assert str(file) in str(refused.value)
    assert "Give" in str(refused.value)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["no-article.html", "preamble-garbage.html"])
def test_what_failed_conversions_leave_is_refused(name):
    """Real leftovers of the converter: the PDF is to be taken in their place."""
    with pytest.raises(BadFile, match="a PDF"):
        from_file(SHARED / "broken" / name)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """So is a folder."""
    for path in (tmp_path / "nothing.html", tmp_path):
        with pytest.raises(BadFile, match="Check the path"):
            from_file(path)


LOCK = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O (%s) /U (%s) >> /ID [<00> <00>] "
    % (b"x" * 32, b"y" * 32)
)  # fmt: skip
WHOLE = pdf(Sheet().text(72, 72, "Frogs"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (WHOLE.replace(b"trailer <<", b"trailer << " + LOCK), "needs a password"),
        (WHOLE[:200], "damaged or cut off"),
        (pdf(Sheet()), "without text"),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(body, why):
    """Locked, broken, or pictures alone."""
    with pytest.raises(BadFile, match=why):
        from_bytes(body, Path("frogs.pdf"))


def test_a_page_that_was_cut_off_says_so():
    """Its end is missing: the download broke off."""
    heading, said = '<h2 class="ltx_title">Ponds</h2>', '<p class="ltx_p">Frogs call at night.</p>'
    section = f'<section class="ltx_section">{heading}{said}</section>'
    whole = f'<html><body><article class="ltx_document">{section * 9}</article></body></html>'

    def told(page: str) -> list[str]:
        return [warning.code for warning in from_bytes(page.encode(), Path("frogs.html")).warnings]

    assert told(whole) == []
    assert told(whole[:-40]) == ["read.cut"]
