"""A document as Markdown."""

from markdown_it import MarkdownIt

from litmus.read import markdown

PAGE = """
<div class="ltx_abstract"><p>We count frogs. The error is <math alttext="3.1\\%"></math>.</p></div>
<section id="S1" class="ltx_section"><h2 class="ltx_title"><span class="ltx_tag">1 </span>Method</h2>
<section id="S1.SS1" class="ltx_subsection"><h3 class="ltx_title"><span class="ltx_tag">1.1 </span>Ears</h3>
<div id="S1.SS1.p1" class="ltx_para"><p>
# no heading, *no* emphasis, [no](https://link), &lt;script&gt;, _none_</p></div>
<div id="S1.SS1.p2" class="ltx_para"><p>Let</p>
<table id="S1.E1" class="ltx_equation ltx_eqn_table"><tr><td><math alttext="e=n_{1}"></math></td>
<td><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></table></div>
<figure id="S1.T1" class="ltx_table"><figcaption class="ltx_caption">Table 1: Errors | all.</figcaption>
<table class="ltx_tabular"><tr><th>Pond</th><th>Error</th></tr><tr><td>a|b</td><td class="ltx_font_bold">3.1</td></tr>
<tr><td>c</td><td>4</td></tr></table></figure>
</section></section>
"""


def test_what_stands_in_the_paper_and_nothing_else_is_markup(page):
    """Headings, formulas and tables are Markdown; the authors' signs stay signs."""
    document = page(PAGE)
    text = markdown(document)

    assert "## 1 Method\n\n### 1.1 Ears\n\n" in text
    assert "$$\ne=n_{1} \\tag{1}\n$$" in text
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "# no heading, *no* emphasis, [no](https://link), &lt;script&gt;, _none_" in html
    assert "<td>a|b</td>\n<td><strong>3.1</strong></td>" in html
    assert "The error is $3.1\\%$." in text
    assert "not to be passed on" in text
