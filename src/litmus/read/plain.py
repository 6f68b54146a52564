"""A paper as text: Markdown, or plain lines."""

import re

from litmus.read.commonmark import parse_markdown
from litmus.read.lines import parse_lines
from litmus.read.page import Page

# What a plain text does not have: headings with marks, fences, rules under headings and heads of tables, front matter,
# links, a line that begins in bold letters.
_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|```|~~~|={3,}[ \t]*$|\|?[ \t]*:?-{3,}:?[ \t]*\||\*\*\S)|\A\ufeff?---[ \t]*\n\w"
    r"|\]\((?:https?://|#)|^\[[^\]\n]{1,80}\]:[ \t]+\S",
    re.MULTILINE,
)
_LONGEST_MARKDOWN = 2 * 2**20  # characters; the library reads two million a second, of nonsense a twentieth of that


def parse_text(text: str) -> Page:
    """Read a text; its first heading, or its first short line, is the title."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" not in text and len(text) <= _LONGEST_MARKDOWN and _MARKDOWN.search(text):
        return parse_markdown(text)
    return parse_lines(text)
