"""Links are cleaned and told apart; nothing hostile gets through."""

import pytest
from hypothesis import given, strategies as st

from litmus.read.links import bare_urls, clean, kind_of


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


def test_urls_in_running_text_are_found():
    """With and without a scheme, and not as a part of something else."""
    text = "Code: github.com/pond/frog, data at https://zenodo.org/records/1. See pond.github.io/frog; a@github.com/x."

    assert list(bare_urls(text)) == [
        "https://github.com/pond/frog",
        "https://zenodo.org/records/1",
        "https://pond.github.io/frog",
    ]


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
