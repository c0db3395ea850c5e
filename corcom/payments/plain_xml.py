"""XML of strangers as a small tree: no document type, no entities, no more parts than a statement has."""

from dataclasses import dataclass, field
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from django.utils.translation import gettext as _

from corcom.record.refusal import Refusal

MOST_PARTS = 300_000
DEEPEST = 40
LONGEST_TEXT = 10_000
APART = " "


@dataclass(slots=True)
class Node:
    """An element by its local name; `text` is what stands in it before its first child."""

    name: str
    space: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def every(self, path: str) -> list["Node"]:
        """The elements at a path of local names, such as Acct/Id/IBAN."""
        found = [self]
        for name in path.split("/"):
            found = [child for node in found for child in node.children if child.name == name]
        return found

    def one(self, path: str) -> "Node | None":
        """The first of them."""
        return next(iter(self.every(path)), None)

    def said(self, *paths: str) -> str:
        """The text at the first of the paths where there is any."""
        texts = (node.text.strip() for path in paths for node in self.every(path))
        return next((text for text in texts if text), "")


class _Builder:
    """Puts the tree together as the parser meets its parts; nothing is expanded and nothing fetched."""

    def __init__(self) -> None:
        self.top = Node("")
        self.around = [self.top]
        self.parts = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS or len(self.around) > DEEPEST:
            raise Refusal(_("The file has more parts than any bank statement: it was not read."))
        space, _apart, local = name.rpartition(APART)
        node = Node(local, space, attributes)
        self.around[-1].children.append(node)
        self.around.append(node)

    def end(self, _name: str) -> None:
        self.around.pop()

    def text(self, said: str) -> None:
        here = self.around[-1]
        if not here.children and len(here.text) < LONGEST_TEXT:
            here.text += said

    def refuse(self, *_told: object) -> None:
        raise Refusal(_("The file declares a document type or entities, as no bank does: it was not read."))


def tree(content: bytes) -> Node:
    """The root element. Raises Refusal."""
    builder = _Builder()
    parser = ParserCreate(namespace_separator=APART)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        where = {"line": error.lineno, "what": ErrorString(error.code)}
        raise Refusal(_("The file is not whole XML, line {line}: {what}.").format(**where)) from error
    except (LookupError, ValueError) as error:
        raise Refusal(_("The file is written in letters that are not known: ask for UTF-8.")) from error
    return builder.top.children[0]
