"""Links are cleaned and told apart; nothing hostile gets through."""

import pytest
from hypothesis import given, strategies as st

from litmus.read.destinations import kind_of
from litmus.read.front import front
from litmus.read.links import clean, links_in


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("https://GitHub.com/pond/frog.git/", "https://github.com/pond/frog"),
        ("http://frogs.org/a_(b).", "http://frogs.org/a_(b)"),
        ("(https://frogs.org/x)", None),
        ("https://frogs.org/x),", "https://frogs.org/x"),
        ("https://ada:secret@frogs.org:443/x", "https://frogs.org/x"),
        ("https://frogs.org:8080/x?y=1#z", "https://frogs.org:8080/x?y=1#z"),
        ("https://github.com/pond/\nfrog", "https://github.com/pond/frog"),
        ("github.com/pond/frog", "https://github.com/pond/frog"),
        ("javascript:alert(1)", None),
        ("data:text/plain;base64,ZnJvZw==", None),
        ("mailto:ada@frogs.org", None),
        ("file:///etc/passwd", None),
        ("ftp://frogs.org/x", None),
        ("http://localhost/x", None),
        ("https://[::1", None),
        ("#S1.p1", None),
        ("/abs/2603.00001", None),
        ("https://frogs.org/" + "x" * 3000, None),
        ("http://www.github.com/pond/frog", "https://github.com/pond/frog"),
        ("https://github.com/pond/frog?tab=readme-ov-file#count", "https://github.com/pond/frog"),
        ("https://github.com/pond/frog/blob/main/a.py#L10", "https://github.com/pond/frog/blob/main/a.py#L10"),
        ("https://github.com/pond/frog\\_net", "https://github.com/pond/frog_net"),
        ("https://github.com/pond/frog%5C_net", "https://github.com/pond/frog_net"),
        ("https://github.com/pond/frog%E2%80%8B", "https://github.com/pond/frog"),
        ("https://github.com/po\u200bnd/frog\ufeff", "https://github.com/pond/frog"),
        ("https: //github.com/pond/frog", "https://github.com/pond/frog"),
        ("https:/frogs.org/x", "https://frogs.org/x"),
        ("http://https://frogs.org/x", "https://frogs.org/x"),
        ("https://frogs.org/\\%7Eada/x%20", "https://frogs.org/~ada/x"),
        ("https://frogs.org/\\textasciitilde{}ada", "https://frogs.org/~ada"),
        ("https://frogs.org/x?a=1&utm_source=y&fbclid=z", "https://frogs.org/x?a=1"),
        ("https://frogs.org/x?utm_source=y", "https://frogs.org/x"),
        ("http://dx.doi.org/10.5281/zenodo.123", "https://doi.org/10.5281/zenodo.123"),
        ("https://10.5281/zenodo.123", "https://doi.org/10.5281/zenodo.123"),
        ("https://doi.org/10", None),
    ],
)
def test_a_url_is_cleaned_or_dropped(said, url):
    """Only http and https lead out; punctuation of the sentence, user names and .git go."""
    assert clean(said) == url


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/pond/frog", "code"),
        ("https://www.github.com/pond/frog", "code"),
        ("https://codeberg.org/pond/frog", "code"),
        ("https://anonymous.4open.science/r/frog", "code"),
        ("https://github.com/", "other"),
        ("https://github.com.evil.org/pond/frog", "other"),
        ("https://github.com/pond/frog/tree/main/src", "code"),
        ("https://github.com/topics/frogs", "other"),
        ("https://gist.github.com/ada/1", "code"),
        ("https://gitlab.pond.edu/frogs/count", "code"),
        ("https://gitee.com/pond/frog", "code"),
        ("https://colab.research.google.com/drive/1", "code"),
        ("https://pypi.org/project/frog", "code"),
        ("https://kaggle.com/datasets/pond/frogs", "data"),
        ("https://kaggle.com/c/frogs", "data"),
        ("https://kaggle.com/code/pond/frogs", "code"),
        ("https://doi.org/10.7910/DVN/FROGS1", "data"),
        ("https://doi.org/10.1145/1.2", "other"),
        ("https://openreview.net/forum?id=1", "other"),
        ("https://modelscope.cn/models/pond/frog", "model"),
        ("https://modelscope.cn/datasets/pond/frog", "data"),
        ("https://ollama.com/pond/frog", "model"),
        ("https://wandb.ai/pond/frog/reports/x", "project"),
        ("https://huggingface.co/collections/pond/frogs", "other"),
        ("https://huggingface.co/datasets/pond/frogs", "data"),
        ("https://zenodo.org/records/1", "data"),
        ("https://doi.org/10.5281/zenodo.123", "data"),
        ("https://huggingface.co/pond/frog-7b", "model"),
        ("https://huggingface.co/pond", "project"),
        ("https://huggingface.co/papers/2603.00001", "other"),
        ("https://huggingface.co/spaces/pond/frog", "project"),
        ("https://pond.github.io/frog", "project"),
        ("https://arxiv.org/abs/2603.00001", "other"),
    ],
)
def test_a_link_is_told_by_its_host(url, kind):
    """Code, data, model, project, other."""
    assert kind_of(url) == kind


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "Code: github.com/pond/frog, data: https://zenodo.org/records/1. See pond.github.io/frog; a@github.com/x.",
            ["https://github.com/pond/frog", "https://zenodo.org/records/1", "https://pond.github.io/frog"],
        ),
        ("It is at https: //github.com/pond/frog.", ["https://github.com/pond/frog"]),
        ("It is at https://github. com/pond/frog.", ["https://github.com/pond/frog"]),
        ("It is at https://github.com/pond/ frog-net.", ["https://github.com/pond/frog-net"]),
        ("All is at https://github.com/pond/ and elsewhere.", ["https://github.com/pond"]),
        ("Upon acceptance.https://github.com/pond/frog", ["https://github.com/pond/frog"]),
        ("It is athttps://github.com/pond/frog", ["https://github.com/pond/frog"]),
        ("See frogs.pond.edu/lab/~ada, and/or e.g./i.e.", ["https://frogs.pond.edu/lab/~ada"]),
        ("代码见https://github.com/pond/frog。数据见（https://zenodo.org/records/1）。",
         ["https://github.com/pond/frog", "https://zenodo.org/records/1"]),
        ("Data: doi:10.5281/zenodo.123.", ["https://doi.org/10.5281/zenodo.123"]),
        ("See http://frogs.org/x/ and https://www.frogs.org/x.", ["http://frogs.org/x/"]),
        ("It takes 10.5/3 s in PyTorch/JAX; a/b.c is no link.", []),
    ],
)  # fmt: skip
def test_urls_in_running_text_are_found(text, urls):
    """With and without a scheme, broken at a line's end, not as a part of something else, and each once."""
    assert [url for url, _ in links_in(text)] == urls


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("Project page: ", "project"),
        ("Our project website is available at ", "project"),
        ("We show videos on our website (", "project"),
        ("It works. Website: ", "project"),
        ("项目主页：", "project"),
        ("Our code and data are publicly available at ", "code"),
        ("The FrogSet dataset can be obtained from ", "data"),
        ("It works. Model weights: ", "model"),
        ("Code is great. We took pictures from the website ", "other"),
        ("as explained in ", "other"),
    ],
)
def test_an_unknown_host_is_told_by_the_words_before_it(before, kind):
    """What a known host holds, no words change."""
    assert [said for _, said in links_in(f"{before}https://frogs.pond.edu/x")] == [kind]
    assert [said for _, said in links_in(f"{before}https://github.com/pond/frog")] == ["code"]


@pytest.mark.parametrize(
    ("abstract", "text", "links"),
    [
        (
            r"We count. Code: \url{https://github.com/pond/frog\_net}.",
            "We count. Code: https://github.com/pond/frog_net.",
            [("https://github.com/pond/frog_net", "code")],
        ),
        (
            r"We count, see our \href{https://frogs.pond.edu/x}{\textcolor{blue}{project page}}.",
            "We count, see our project page.",
            [("https://frogs.pond.edu/x", "project")],
        ),
        (
            r"Code is at \texttt{https://github.com/pond/frog}. It costs $\href{https://frogs.org}{x}$.",
            "Code is at https://github.com/pond/frog. It costs $x$.",
            [("https://github.com/pond/frog", "code"), ("https://frogs.org", "other")],
        ),
        ("Code at https://github.com/pond/frog.", None, [("https://github.com/pond/frog", "code")]),
    ],
)
def test_links_of_abstracts_are_found(abstract, text, links):
    """As arXiv has them: with LaTeX around them, and full stops after them."""
    page = front("Frogs", abstract)

    assert page.blocks[1].text == (text or abstract)
    assert [(link.url, link.kind) for link in page.links] == links


def test_links_of_references_are_other_peoples(page):
    """A repository that a reference names is not the paper's code; named in the text as well, it is."""
    reference = '<li id="bib.{0}" class="ltx_bibitem"><a href="https://github.com/{0}/x">code</a></li>'
    use = '<p class="ltx_p" id="p.{0}">We use <a href="https://github.com/{0}/x">this</a>.</p>'
    document = page(
        '<p class="ltx_p">See <a href="https://arxiv.org/html/2603.00001v1#S1">1</a>.</p>'
        f"{use.format('own')}<ul>{''.join(map(reference.format, ('own', 'other', 'late')))}</ul>{use.format('late')}"
    )

    assert [(link.url, link.kind, link.anchor) for link in document.links] == [
        ("https://github.com/own/x", "code", "p.own"),
        ("https://github.com/other/x", "other", "bib.other"),
        ("https://github.com/late/x", "code", "p.late"),
    ]


@given(st.text(max_size=200))
def test_cleaning_never_fails_and_is_done_once(text):
    """Whatever comes: a plain URL or None, and cleaning it again changes nothing."""
    url = clean(text)

    if url is not None:
        assert url.startswith(("http://", "https://"))
        assert clean(url) == url
