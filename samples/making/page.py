"""A paper's page as arXiv serves it: the frame around the article."""

from html import escape

from making.article import Article, Labels
from making.source import Source

INVENTED = "Invented sample paper of Litmus"
STYLE = (  # enough to read a page that was opened from disk, where arXiv's own style sheet is not
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif}"
    "#infobox{background:#fff3c4;padding:.5rem 1rem}nav,.ltx_graphics,.ltx_contact_name{display:none}"
    ".ltx_creator{display:block}.ltx_author_notes,.ltx_note_outer{font-size:.85em;color:#555}"
    ".ltx_note_outer>*>sup,.ltx_tag_note{display:none}.ltx_note_content:before{content:'('}"
    ".ltx_note_content:after{content:')'}.ltx_title_abstract,.ltx_runin{font-size:1em;margin:0}"
    ".ltx_item div,.ltx_item p{display:inline}.ltx_item{margin:.3rem 0}td,th{padding:.1rem .6rem}"
    ".ltx_border_t{border-top:1px solid}.ltx_tabular{border-collapse:collapse;border-bottom:1px solid}"
    ".ltx_font_bold{font-weight:bold}.ltx_font_typewriter{font-family:monospace}.ltx_equation{margin:auto}"
    ".ltx_listingline{white-space:pre-wrap}"
)


def page(source: Source) -> str:
    """The whole page. The article is written twice, since a reference may stand before what it names."""
    labels: Labels = {}
    Article(source, labels).write()
    article = Article(source, labels)
    text = article.write()
    return (
        '<!DOCTYPE html><html lang="en">\n<head>\n'
        '<meta http-equiv="content-type" content="text/html; charset=UTF-8">\n'
        f"<title>{escape(source.title, quote=False)}</title>\n"
        f"<!-- {INVENTED}: made by samples/make.py, never on arXiv -->\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n"
        '<nav class="ltx_page_navbar">\n<nav class="ltx_TOC">\n<ol class="ltx_toclist">\n'
        f"{''.join(article.contents)}</ol></nav>\n</nav>\n"
        '<div class="ltx_page_main">\n<div id="infobox" class="infobox">\n'
        f'<div id="sample-tr">{INVENTED}. Its authors, systems and results do not exist.</div>\n'
        f'<div id="watermark-tr">\narXiv:{source.name} [{source.front["categories"][0]}] '
        f"{source.updated.day} {source.updated:%b %Y}</div>\n"
        f'</div><div class="ltx_page_content">\n<article class="ltx_document">\n{text}</article>\n</div>\n</div>\n'
        "</body>\n</html>\n"
    )
