"""XML from outside: parsed without entities, document types or network."""

from typing import cast
from xml.etree.ElementTree import Element  # for its type, which lxml's elements keep; lxml does the parsing

from lxml import etree  # type: ignore[import-untyped]

from litmus.model import Answer
from litmus.model.errors import UpstreamNonsense

__all__ = ["Element", "parse_xml", "text_of", "texts_of"]


def parse_xml(answer: Answer, root: str) -> Element:
    """The answer's root element, whose local name must be `root`.

    Raises: UpstreamNonsense, for anything that is not this kind of document.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        found = etree.fromstring(answer.body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UpstreamNonsense(answer.url, f"no XML ({str(error)[:200]})") from None
    if found.getroottree().docinfo.doctype:
        raise UpstreamNonsense(answer.url, "an XML document with a document type, which no feed has")
    if etree.QName(found).localname != root:
        raise UpstreamNonsense(answer.url, f"a document of type “{etree.QName(found).localname[:50]}”, not “{root}”")
    return cast(Element, found)


def text_of(element: Element, name: str) -> str:
    """The text of the first child of that local name, in any namespace; "" if there is none."""
    found = element.find("{*}" + name)
    return "" if found is None else "".join(found.itertext())


def texts_of(element: Element, name: str) -> list[str]:
    """The texts of all children of that local name."""
    return ["".join(found.itertext()) for found in element.iterfind("{*}" + name)]
