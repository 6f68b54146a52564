"""XML from outside: parsed without entities, document types or network."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast
from xml.etree.ElementTree import Element  # for its type, which lxml's elements keep; lxml does the parsing

from lxml import etree  # type: ignore[import-untyped]

from litmus.model import Answer
from litmus.model.errors import UpstreamNonsense

__all__ = ["Element", "local_name", "parse_xml", "parts_of_xml", "text_of", "texts_of"]

_CAUTION: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(answer: Answer, *roots: str) -> Element:
    """The answer's root element, whose local name must be one of these.

    Raises: UpstreamNonsense, for anything that is not this kind of document.
    """
    try:
        found = etree.fromstring(answer.body, etree.XMLParser(**_CAUTION))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UpstreamNonsense(answer.url, f"no XML ({str(error)[:200]})") from None
    _refuse(answer, found, roots)
    return cast(Element, found)


def parts_of_xml(answer: Answer, root: str, *paths: str) -> Iterator[Element]:
    """The elements at these paths of local names below the root, "error", "ListRecords/record", in their order.

    Each comes when it is whole, and is gone when the next is asked for, so that memory does not hold the document.

    Raises: UpstreamNonsense, also after some elements, for anything that is not this kind of document.
    """
    names = {f"{{*}}{path.rpartition('/')[2]}" for path in paths}
    try:
        for _, element in etree.iterparse(BytesIO(answer.body), tag=names, **_CAUTION):
            above = [local_name(parent) for parent in element.iterancestors()]
            if above[-1:] == [root] and "/".join((*above[-2::-1], local_name(element))) in paths:
                _refuse(answer, element.getroottree().getroot(), (root,))
                yield cast(Element, element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UpstreamNonsense(answer.url, f"no XML ({str(error)[:200]})") from None


def _refuse(answer: Answer, root: Any, roots: tuple[str, ...]) -> None:
    if root.getroottree().docinfo.doctype:
        raise UpstreamNonsense(answer.url, "an XML document with a document type, which no feed has")
    if (name := local_name(root)) not in roots:
        raise UpstreamNonsense(answer.url, f"a document of type “{name[:50]}”, not “{'” or “'.join(roots)}”")


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def text_of(element: Element, name: str) -> str:
    """The text of the first child of that local name, in any namespace; "" if there is none."""
    found = element.find("{*}" + name)
    return "" if found is None else _text(found)


def texts_of(element: Element, name: str) -> list[str]:
    """The texts of all children of that local name."""
    return [_text(found) for found in element.iterfind("{*}" + name)]


def _text(element: Element) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""
