"""Libraries as programs export them, as people leave them, and as nobody should write them."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from litmus.library import read_library
from litmus.library.file import LARGEST, TITLE, library_in
from litmus.library.unreadable import Unreadable
from litmus.model import Work
from litmus.model.errors import BadFile

ZOTERO_BIBTEX = r"""
@misc{vaswani_attention_2023,
	title = {Attention {Is} {All} {You} {Need}},
	url = {http://arxiv.org/abs/1706.03762},
	doi = {10.48550/arXiv.1706.03762},
	abstract = {We propose the Transformer, with 50\% fewer layers.},
	publisher = {arXiv},
	author = {Vaswani, Ashish and Shazeer, Noam},
	month = aug,
	year = {2023},
	note = {arXiv:1706.03762 [cs]},
	keywords = {Computer Science - Computation and Language},
	file = {Preprint PDF:files/1/paper.pdf:application/pdf},
}
@article{b, title="{\"U}ber die Schr{\"o}dinger-Gleichung \& $x_{1}$", eprint={2602.12675v2}, archivePrefix={arXiv}}
@inproceedings{c, title={From the proceedings}, journal={arXiv preprint arXiv:2411.04965}, eprint={27358275},
  eprinttype={pmid}}
@comment{jabref-meta: databaseType:bibtex;}
@string{acl = "ACL"}
"""
ZOTERO_CSL = [
    {
        "id": "http://zotero.org/users/1/items/A",
        "type": "article",
        "abstract": "<jats:p>We propose the <i>Transformer</i>.</jats:p>",
        "DOI": "10.48550/arXiv.1706.03762",
        "number": "arXiv:1706.03762",
        "publisher": "arXiv",
        "title": "Attention Is All You Need",
        "author": [{"family": "Vaswani", "given": "Ashish"}],
        "issued": {"date-parts": [["2023", 8, 2]]},
    },
    {"id": 2, "type": "book", "title": "A book of <b>tongs</b>", "number": 7},
]


def test_zotero_s_bibtex_is_read_with_its_accents_formulas_and_identifiers() -> None:
    found = library_in(ZOTERO_BIBTEX.encode())

    assert found.unreadable == 0
    assert found.works == (
        Work(
            title="Attention Is All You Need",
            abstract=r"We propose the Transformer, with 50\% fewer layers.",
            arxiv_id="1706.03762",
        ),
        Work(title="Über die Schrödinger-Gleichung & $x_{1}$", arxiv_id="2602.12675"),
        Work(title="From the proceedings", arxiv_id="2411.04965"),
    )


@pytest.mark.parametrize("told", [ZOTERO_CSL, {"items": ZOTERO_CSL}])
def test_zotero_s_csl_json_is_read(told) -> None:
    works = library_in(json.dumps(told).encode()).works

    assert [(work.title, work.abstract.strip(), work.arxiv_id) for work in works] == [
        ("Attention Is All You Need", "We propose the Transformer .", "1706.03762"),
        ("A book of tongs", "", None),
    ]


@pytest.mark.parametrize(
    ("text", "titles", "unreadable"),
    [
        ("@article{a, title={One\n@article{b, title={Two}}\n@article{c, title={Three}}", ["Two", "Three"], 1),
        ("some words % {{{ \n@article{b, title={Two}}\n}} @", ["Two"], 0),
        ("@article{a, title={One}, title={Again}}", ["One"], 0),
        ("@article{a, title={One}}\n@article{a, title={Two}}", ["One", "Two"], 0),
        ("@article{a, title={One}}\n@article{b, title={ONE}}", ["ONE"], 0),
        ("@article{a, year=2020}\n@article{b, title={!}}\n@article{c, title={Three}}", ["Three"], 2),
        ("@article(a, title={One})", ["One"], 0),
        ("\ufeff@article{a,\r\n title = {One\r\n two}}\r\n", ["One two"], 0),
    ],
)
def test_of_a_broken_file_the_rest_is_read(text, titles, unreadable) -> None:
    found = library_in(text.encode())
    assert [work.title for work in found.works] == titles
    assert found.unreadable == unreadable


def test_the_oldest_encoding_is_read_as_well() -> None:
    assert library_in("@article{a, title={Über Zangen}}".encode("latin-1")).works[0].title == "Über Zangen"


@pytest.mark.parametrize(
    "hostile",
    [
        "@article{a, title=" + "{" * 20_000 + "x" + "}" * 20_000 + "}",
        "@article{a, title={" + "\\textbf{" * 5_000,
        "@article{a, title={x}, abstract={" + "{" * 200_000,
        "@a{" * 10_000,
        '@article{a, title="' + '"' * 100_000,
        "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 40)) + "@article{k, title = a39}",
        "[" * 100_000,
        '[{"title": ' * 10_000,
        '[{"title": {"a": []}}, 3, null, {"title": ""}]',
        "\x00\x01@\x02{,}",
    ],
    ids=range(10),
)
def test_hostile_files_end_in_works_within_bounds_or_in_words(hostile) -> None:
    with suppress(Unreadable):
        assert all(0 < len(work.title) <= TITLE for work in library_in(hostile.encode()).works)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "neither BibTeX nor CSL-JSON"),
        (b"\x89PNG\r\n", "neither BibTeX nor CSL-JSON"),
        (b"[", "not readable as JSON"),
        (b"{}", "JSON, but no list of works"),
        (b"[]", "no work with a title is in it"),
        (b"@" * 50_001, "more than 50,000 entries"),
    ],
)
def test_a_file_that_is_no_library_is_named_with_the_next_step(tmp_path, content, said) -> None:
    file = tmp_path / "mine.bib"
    file.write_bytes(content)
    with pytest.raises(BadFile, match=rf"mine\.bib: .*{said}.*Export it anew"):
        read_library(file)


def test_a_file_that_cannot_be_read_or_is_too_large_is_named(tmp_path) -> None:
    with pytest.raises(BadFile, match=r"none\.bib: No such file"):
        read_library(tmp_path / "none.bib")
    with (tmp_path / "large.bib").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadFile, match=r"larger than 20,000,000 bytes"):
        read_library(tmp_path / "large.bib")


plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)
words = st.lists(st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True), min_size=1, max_size=6).map(" ".join)
works = st.lists(
    st.builds(
        Work,
        title=words,
        abstract=words,
        arxiv_id=st.none() | st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{5}", fullmatch=True),
    ),
    max_size=8,
    unique_by=(lambda work: work.title.casefold(), lambda work: work.arxiv_id or work.title),
)


@given(works)
def test_what_is_written_is_read_in_either_form(told) -> None:
    bibtex = "\n".join(
        f"@misc{{key{number}, title = {{{work.title}}}, abstract = {{{work.abstract}}}"
        + (f", eprint = {{{work.arxiv_id}}}" if work.arxiv_id else "")
        + "}"
        for number, work in enumerate(told)
    )
    csl = [
        {"title": work.title, "abstract": work.abstract, "URL": f"http://arxiv.org/abs/{work.arxiv_id}v3"}
        for work in told
    ]

    assert library_in(json.dumps(csl).encode()).works == tuple(told)
    if told:
        assert library_in(bibtex.encode()).works == tuple(told)


@given(st.text(st.sampled_from('@article{}=",#\\$%\n\t ab1.[]:') | st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_a_library_or_says_why_not(text) -> None:
    try:
        found = library_in(text.encode())
    except Unreadable:
        return
    assert all(any(sign.isalnum() for sign in work.title) for work in found.works)


values = st.none() | st.booleans() | st.integers() | st.floats() | plain


@given(st.recursive(values, lambda inner: st.lists(inner) | st.dictionaries(plain | st.just("title"), inner)))
def test_any_json_is_a_library_or_says_why_not(told) -> None:
    try:
        found = library_in(f"[{json.dumps(told)}]".encode())
    except Unreadable:
        return
    assert len(found.works) + found.unreadable <= 1


@given(plain, works)
def test_one_broken_entry_costs_no_other(broken, told) -> None:
    """Whatever stands between entries that are whole, as long as it begins none itself."""
    between = "".join(sign for sign in broken if sign not in '@{}"\\')
    bibtex = f"\n{between}\n".join(
        f"@misc{{key{number}, title = {{{work.title}}}}}" for number, work in enumerate(told)
    )
    if told:
        assert [work.title for work in library_in(bibtex.encode()).works] == [work.title for work in told]
