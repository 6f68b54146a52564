"""Pages as HTML: self-contained, sound, safe."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given, strategies as st
from selectolax.lexbor import LexborHTMLParser

from litmus.model import remark
from litmus.publish import publish
from litmus.publish.formulas import formula
from litmus.publish.html import stated
from litmus.publish.prose import pieces

VOID = {"meta", "br", "hr", "img", "input", "link"}
FORBIDDEN = (
    "script, iframe, object, embed, link, img, form, base, style ~ style, "
    "[onclick], [onerror], [style], [src], [srcset]"
)


class Balance(HTMLParser):
    """Notes every end tag that does not close what was opened last."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((self.getpos(), tag))


@pytest.fixture
def sources(digest, tmp_path):
    publish(digest, tmp_path)
    return {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.html")}


@pytest.fixture
def pages(sources):
    return {name: LexborHTMLParser(text) for name, text in sources.items()}


def test_pages_are_well_formed(sources):
    """Every tag is closed, in order; hostile text closes none of ours."""
    for name, text in sources.items():
        checker = Balance()
        checker.feed(text)
        assert (name, checker.wrong, checker.open) == (name, [], [])


def test_nothing_runs_and_nothing_loads(pages):
    """No script, no handler, no picture; the policy would forbid them all."""
    for name, page in pages.items():
        assert not page.css(FORBIDDEN), name
        policy = page.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
        digest = base64.b64encode(hashlib.sha256(page.css_first("style").text().encode()).digest()).decode()
        assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        assert "url(" not in page.css_first("style").text()
        assert "@import" not in page.css_first("style").text()


def test_links_lead_to_the_web_or_to_our_own_pages(pages, tmp_path):
    """A hash has its element, a page its file, an older digest its folder, everything else is http."""
    for name, page in pages.items():
        for anchor in page.css("a"):
            href = anchor.attributes["href"] or ""
            if href.startswith("#"):
                assert page.css_first(f'[id="{href[1:]}"]'), (name, href)
            elif not re.match(r"https?://|\.\./2026-03-10/daily\.(en|zh)\.html#p", href):
                file, _, element = href.partition("#")
                assert (tmp_path / file).is_file(), (name, href)
                assert not element or pages[file].css_first(f'[id="{element}"]'), (name, href)


def test_ids_are_unique_and_headings_skip_no_level(pages):
    """What a screen reader goes by."""
    for name, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), name
        levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels)), name
        assert len(page.css("main")) == len(page.css("header")) == len(page.css("footer")) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_statement_unfolds_to_its_verdict(lang, digest, pages):
    """Mark, word, reason and place; those that do not hold are unfolded already."""
    page = pages[f"digest.{lang}.html"]
    for entry in (digest.entries[0], digest.entries[1]):
        for verdict in entry.verdicts[lang]:
            if verdict.claim_id.startswith("usage"):
                continue  # not of this layout
            statement = page.css_first(f'[id="p{entry.paper.arxiv_id}-{verdict.claim_id}"]')
            mark = statement.css_first("details.mark")
            assert verdict.status.replace("_", "-") in mark.attributes["class"]
            assert mark.css_first(".finding strong").text()
            assert len(mark.css(".open a")) == len({(place.url, place.where) for place in verdict.evidence})
            assert ("open" in mark.attributes) == (not verdict.status.holds)
    assert len(page.css(".statement")) == len(page.css(".statement details.mark"))


@pytest.mark.parametrize(
    ("code", "told"), [("disputed", "§4 has 95% where this has 97%"), ("denied", "but not in §4, which has 95%")]
)
def test_a_paper_at_odds_with_itself_is_shown_without_asking(code, told, digest, tmp_path):
    """The statement holds, and the reader sees at once that the paper says something else elsewhere."""
    entry = digest.entries[0]
    facts = {"places": "abstract", "others": "§4", "theirs": "95%", "alone": "97%", "words": "reaches 95%"}
    reason = remark(f"check.quote_{code}", **facts, places_zh="摘要", others_zh="§4")
    verdicts = {
        language: tuple(
            replace(verdict, reason=reason) if verdict.claim_id == "contribution.1" else verdict for verdict in said
        )
        for language, said in entry.verdicts.items()
    }
    publish(replace(digest, entries=(replace(entry, verdicts=verdicts), *digest.entries[1:])), tmp_path)

    page = LexborHTMLParser((tmp_path / "daily.en.html").read_text("utf-8"))
    (mark,) = page.css("details.mark.disputed")
    assert "open" in mark.attributes
    assert told in mark.text()
    assert "前后不一" in (tmp_path / "daily.zh.md").read_text("utf-8")


def test_papers_without_an_address_are_laid_beside_the_pages(digest, tmp_path):
    """Evidence opens at the paragraph of the copy; the data keep the true address."""
    paper = digest.entries[0].paper.name
    copy = tmp_path / f"{paper}.html"
    copy.write_text("<p id=S1.p1>…</p>", "utf-8")
    published = publish(digest, tmp_path / "day", {f"https://arxiv.org/html/{paper}": copy})

    page = LexborHTMLParser((tmp_path / "day" / "daily.en.html").read_text("utf-8"))
    links = [link.attributes["href"] for link in page.css("details.mark a")]
    assert f"papers/{paper}.html#S3.SS1.p1" in links
    assert (tmp_path / "day" / "papers" / copy.name) in published.files
    assert f"https://arxiv.org/html/{paper}#" in (tmp_path / "day" / "digest.json").read_text("utf-8")


def test_pages_carry_their_language_and_quotes_the_papers(pages):
    """Quotes are English inside Chinese pages, and marked so."""
    assert pages["digest.zh.html"].css_first("html").attributes["lang"] == "zh-Hans"
    assert pages["digest.en.html"].css_first("html").attributes["lang"] == "en"
    assert all(quote.attributes["lang"] == "en" for quote in pages["digest.zh.html"].css("q"))


def test_a_sample_day_says_so_on_every_page(pages):
    """Nobody takes an invented paper for a real one."""
    assert all(page.css_first(".banner") for page in pages.values())


def test_a_real_day_has_no_banner(digest, tmp_path):
    """Nor the other way round."""
    publish(replace(digest, is_sample=False), tmp_path)
    assert ".banner" in (tmp_path / "index.html").read_text("utf-8")  # the style is there
    assert not LexborHTMLParser((tmp_path / "index.html").read_text("utf-8")).css("p.banner")


def test_the_ledger_adds_up_and_lists_every_paper_left_out(pages):
    """The table is the sum; the groups unfold to all their papers."""
    page = pages["digest.en.html"]
    rows = [[cell.text() for cell in row.css("td")] for row in page.css("table.ledger tr")][1:]
    numbers = [[int(re.sub(r"[=+]", "", cell).replace("−", "-")) for cell in row] for row in rows]

    assert all(row[0] == sum(row[1:]) for row in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1] == [6, 2, 1, 3]
    assert [len(group.css("li")) for group in page.css("details.group")] == [2, 1]
    assert [group.css_first(".count").text() for group in page.css("details.group")] == ["2", "1"]


def test_the_cover_leads_to_every_page(pages):
    """In both languages, as pages and as Markdown."""
    targets = {anchor.attributes["href"] for anchor in pages["index.html"].css("#pages a")}

    assert targets == {
        f"{page}.{lang}.{form}"
        for page in ("daily", "digest", "brief")
        for lang in ("en", "zh")
        for form in ("html", "md")
    }


def test_formulas_are_mathml(pages):
    """No script sets them."""
    assert pages["digest.en.html"].css("q math")
    assert "<mspace" in formula(r"n\log n")
    assert formula(r"\log(n)").count("<mspace") == 0
    assert "</math><script>" not in formula(r"\text{</math><script>}")


def test_figures_are_bold_and_addresses_links():
    """In a statement, and only there."""
    said = stated("快18.6倍, $97\\%$, 28.4 BLEU, a gain of 0.685, https://a.b/c_d.")
    bare = stated("But not $x^2$, GPT-4.5, Llama 3.1, v1.25, §4.25, section 4.4, Table 2.1, 2026, 8 GPUs or 1.2.3")

    assert re.findall(r"<b>(.*?)</b>", said) == ["18.6倍", "97%", "28.4", "0.685"]
    assert "<b>" not in bare
    assert 'href="https://a.b/c_d"' in said


def test_a_sign_by_itself_is_a_formula_also_before_a_digit():
    """As papers write "$\\sim$5"; two prices are none."""
    said = pieces(r"up to $\sim$5% for $5 and $10")

    assert [(piece.text, piece.is_formula) for piece in said] == [
        ("up to ", False),
        (r"\sim", True),
        ("5% for $5 and $10", False),
    ]


@given(st.text(alphabet=st.sampled_from([*"<>&\"'$\\\\{}_^/=;#%1x的 ab:."]), max_size=60))
@example("$</math><script>$ &lt;b&gt; 5%")
@example("https://a.b/<b>")
def test_statements_bring_no_element_but_bold_links_and_formulas(text):
    """Whatever a paper says, the page has our elements alone, and its words as they are."""
    shown = LexborHTMLParser(f"<p>{stated(text)}</p>").css_first("p")

    assert not shown.css("*:not(p):not(b):not(a):not(math):not(math *):not(code.tex):not(span.long)")
    if not any(piece.is_formula for piece in pieces(text)):
        assert shown.text() == "".join(piece.text for piece in pieces(text))


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb. Source: WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1])
def test_colours_have_the_contrast_of_wcag_aa(theme):
    """4.5 to 1 for every colour of words, on the page and on a card, by day and by night."""
    style = (files("litmus.publish") / "templates" / "style.css").read_text("utf-8")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", re.findall(r":root \{.*?\}", style, re.DOTALL)[theme]))

    for ground in ("paper", "card"):
        for name in found.keys() - {"paper", "card", "line"}:
            light, dark = sorted((luminance(found[ground]), luminance(found[name])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, name)
