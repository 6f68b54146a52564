"""arXiv identifiers, in the forms that people paste."""

import pytest
from hypothesis import given, strategies as st

from litmus.model import ArxivId
from litmus.model.errors import BadIdentifier


@pytest.mark.parametrize(
    "pasted",
    [
        "2602.12675v2",
        " 2602.12675v2\n",
        "2602.12675V2",
        "arXiv:2602.12675v2",
        "ARXIV: 2602.12675v2",
        "arXiv：2602.12675v2",
        "arxiv 2602.12675v2",
        "arXiv:2602.12675v2 [cs.CL]",
        "arXiv:2602.12675v2 [cs.CL] 17 Feb 2026",
        "arXiv:2602.12675v2  [cond-mat.str-el]  17 Feb 2026",
        "oai:arXiv.org:2602.12675v2",
        "10.48550/arXiv.2602.12675v2",
        "doi:10.48550/arXiv.2602.12675v2",
        "https://doi.org/10.48550/arXiv.2602.12675v2",
        "https://dx.doi.org/10.48550/arxiv.2602.12675v2",
        "https://arxiv.org/abs/2602.12675v2",
        "http://arxiv.org/abs/2602.12675v2",
        "arxiv.org/abs/2602.12675v2/",
        "www.arxiv.org/abs/2602.12675v2",
        "https://export.arxiv.org/abs/2602.12675v2",
        "https://cn.arxiv.org/abs/2602.12675v2",
        "https://de.arxiv.org/pdf/2602.12675v2",
        "http://xxx.lanl.gov/abs/2602.12675v2",
        "https://arxiv.org/abs/2602.12675v2?context=cs.LG",
        "https://arxiv.org/pdf/2602.12675v2",
        "https://arxiv.org/pdf/2602.12675v2.pdf",
        "https://arxiv.org/pdf/2602.12675v2.pdf?download=1",
        "https://arxiv.org/pdf/2602.12675v2.pdf#page=3",
        "https://arxiv.org/ftp/arxiv/papers/2602/2602.12675v2.pdf",
        "https://arxiv.org/html/2602.12675v2",
        "https://arxiv.org/html/2602.12675v2/",
        "https://arxiv.org/html/2602.12675v2#S4.T1",
        "https://arxiv.org/html/2602.12675v2/x1.png",
        "https://arxiv.org/format/2602.12675v2",
        "https://arxiv.org/e-print/2602.12675v2",
        "https://arxiv.org/src/2602.12675v2/anc",
        "https://arxiv.org/ps/2602.12675v2",
        "https://arxiv.org/other/2602.12675v2",
        "https://ar5iv.org/abs/2602.12675v2",
        "https://ar5iv.org/html/2602.12675v2",
        "https://ar5iv.org/2602.12675v2",
        "https://ar5iv.labs.arxiv.org/html/2602.12675v2",
        "https://www.alphaxiv.org/abs/2602.12675v2",
        "https://alphaxiv.org/overview/2602.12675v2",
        "https://alphaxiv.org/overview/2602.12675v2.md",
        "https://www.alphaxiv.org/zh/overview/2602.12675v2",
        "https://alphaxiv.org/pdf/2602.12675v2",
        "https://alphaxiv.org/resources/2602.12675v2",
        "https://huggingface.co/papers/2602.12675v2",
        "https://hf.co/papers/2602.12675v2",
        "https://www.semanticscholar.org/arxiv/2602.12675v2",
        "https://api.semanticscholar.org/arXiv:2602.12675v2",
        "https://scirate.com/arxiv/2602.12675v2",
        "https://papers.cool/arxiv/2602.12675v2",
        "https://www.arxiv-vanity.com/papers/2602.12675v2/",
        "https://web.archive.org/web/20260301000000/https://arxiv.org/abs/2602.12675v2",
        "abs/2602.12675v2",
        "/abs/2602.12675v2",
        "<https://arxiv.org/abs/2602.12675v2>",
        "(https://arxiv.org/abs/2602.12675v2).",
        "“2602.12675v2”",
        "[2602.12675v2]",
        "[Counting Frogs](https://arxiv.org/abs/2602.12675v2)",
        '[Counting Frogs](https://arxiv.org/abs/2602.12675v2 "Counting")',
        "arXiv:2602.12675v2。",
        "\ufeff2602.12675v2\u3000",
    ],
)
def test_an_identifier_is_read_in_any_form_that_people_paste(pasted):
    """With its version."""
    assert ArxivId.parse(pasted) == ArxivId(base="2602.12675", version=2)


@pytest.mark.parametrize(
    ("pasted", "base", "version"),
    [
        ("0704.0001", "0704.0001", None),
        ("hep-th/9901001", "hep-th/9901001", None),
        ("hep-th/9901001v3", "hep-th/9901001", 3),
        ("math.GT/0309136", "math/0309136", None),
        ("https://arxiv.org/abs/math.GT/0309136v1", "math/0309136", 1),
        ("https://arxiv.org/pdf/cs/0301001.pdf", "cs/0301001", None),
        ("https://arxiv.org/abs/hep-th%2F9901001", "hep-th/9901001", None),
        ("arXiv:cond-mat/0001001", "cond-mat/0001001", None),
        ("10.48550/arXiv.cs/0301001", "cs/0301001", None),
        ("HEP-TH/9901001", "hep-th/9901001", None),
        ("https://huggingface.co/papers/2602.12675", "2602.12675", None),
    ],
)
def test_old_identifiers_and_those_without_a_version(pasted, base, version):
    """The subject class of an old one says nothing."""
    assert ArxivId.parse(pasted) == ArxivId(base=base, version=version)


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        " ",
        "frogs",
        "2602",
        "2602.123",
        "2602.123456",
        "2613.00001",
        "2600.00001",
        "2602.12675v0",
        "2602.12675x",
        "2602.12675 2602.12676",
        "see 2602.12675",
        "2602.12675.pdf",
        "hep-th/9913001",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs/",
        "https://huggingface.co/papers/date/2026-02-24",
        "https://huggingface.co/pond/2602.12675",
        "https://evil.org/2602.12675",
        "https://paperswithcode.com/paper/counting-frogs",
        "https://arxiv.org.evil.org/abs/2602.12675",
        "https://evil-arxiv.org/abs/2602.12675",
        "arxiv.org/abs/2602.12675" + "/" * 2000,
        "(" * 100_000,
    ],
)
def test_anything_else_is_refused_with_what_to_give(pasted):
    """The message names what was given, and what would do."""
    with pytest.raises(BadIdentifier) as refused:
        ArxivId.parse(pasted)

    assert refused.value.text == pasted
    assert "2602.12675v2" in str(refused.value)


identifiers = st.builds(
    ArxivId,
    base=st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{5}", fullmatch=True)
    | st.from_regex(r"(hep-th|cs|math|cond-mat)/[0-9]{2}(0[1-9]|1[0-2])[0-9]{3}", fullmatch=True),
    version=st.none() | st.integers(1, 9999),
)  # fmt: skip
SHAPES = (
    "{}", "arXiv:{}", "https://arxiv.org/abs/{}", "https://arxiv.org/pdf/{}.pdf", "<http://export.arxiv.org/html/{}#S1>",
    "[frogs](https://huggingface.co/papers/{})", "https://doi.org/10.48550/arXiv.{}",
)  # fmt: skip


@given(identifiers, st.sampled_from(SHAPES), st.sampled_from(["", " ", "\n", "\u3000"]))
def test_an_identifier_comes_back_from_every_shape(name, shape, blank):
    """Whatever its number."""
    assert ArxivId.parse(blank + shape.format(name) + blank) == name


@given(st.text(st.sampled_from("0123456789.v/:[]()<>arxivogbspdfh-thttps 　"), max_size=60) | st.text(max_size=200))
def test_parsing_fails_in_one_way_alone(text):
    """And what it takes, it takes again."""
    try:
        name = ArxivId.parse(text)
    except BadIdentifier:
        return
    assert ArxivId.parse(str(name)) == name
