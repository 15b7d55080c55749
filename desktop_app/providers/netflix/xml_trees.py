"""XML as a tree, built while it is read. Without a DTD there are no entities to expand and nothing to fetch."""

from dataclasses import dataclass, field
from xml.parsers import expat

from desktop_app.providers.trees import DEEPEST, Tree


def xml_of(body: bytes) -> Tree:
    """The tree, root element included. Raises ValueError, LookupError or ExpatError on anything broken or hostile."""
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reading.begin
    parser.CharacterDataHandler = reading.say
    parser.EndElementHandler = reading.end
    parser.Parse(body, True)
    return reading.document.tree


def _refuse(*_declared: object) -> None:
    raise ValueError


@dataclass(slots=True)
class _Element:
    """An element while it is read: its attributes and children, and the text before the first child."""

    tree: Tree = field(default_factory=dict)
    said: str = ""
    is_parent: bool = False


class _Reading:
    """The elements that are open, the document itself first."""

    def __init__(self) -> None:
        self.document = _Element()
        self._open = [self.document]

    def begin(self, _name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > DEEPEST + 1:
            raise ValueError
        self._open[-1].is_parent = True
        self._open.append(_Element(attributes))

    def say(self, said: str) -> None:
        element = self._open[-1]
        if not element.is_parent:
            element.said += said

    def end(self, name: str) -> None:
        element = self._open.pop()
        tree, content, around = element.tree, element.said.strip(), self._open[-1].tree
        if content and tree:
            tree["content"] = content
        member = tree or (content if len(self._open) > 1 else {"content": content})
        if name not in around:
            around[name] = member
        elif isinstance(around[name], list):
            around[name].append(member)
        else:
            around[name] = [around[name], member]
