"""The nodes a condition is made of, how they are written, and the reader that makes them from text.

Closed on purpose: ``and``, ``or``, ``not``, comparisons, ``in`` over literals, names of facts, literals. No call, no
attribute, no subscript, no arithmetic.
"""

import ast
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import plain
from motcua.conditions.facts import ISO_DAY, NAME, FactValue
from motcua.errors import UnreadableCondition

__all__ = [
    "DEEPEST",
    "LONGEST",
    "ORDERING",
    "Compare",
    "Constant",
    "Junction",
    "Named",
    "Node",
    "Not",
    "joined",
    "leaves",
    "read_condition",
    "written",
]

LONGEST: Final = 1_000
"""Characters of a condition; longer ones are refused before they are parsed."""
DEEPEST: Final = 20
"""How deeply a condition may be nested."""

_WORDS: Final = re.compile(
    r"""(?:\s|[A-Za-z_][A-Za-z0-9_]*+(?!['"])|-?[0-9]{1,18}+(?!\w)|(?:'[^'\\\n]*+'|"[^"\\\n]*+")(?!\s*['"])|[=!<>]=|[<>(),\[\]])++""",
)
_QUOTED: Final = re.compile(r"""'[^']*+'|"[^"]*+\"""")
_SLIPS: Final = (
    (re.compile(r"=[<>]"), "that is written the other way round, >= or <=, for example area >= 20"),
    (re.compile(r"(?<![=!<>])=(?!=)"), "a fact is compared by two signs, for example home == 'own'"),
    (re.compile(r"[^\W\d_a-zA-Z]"), "names of facts are English words without accents, for example age < 6"),
    (re.compile(""), "only facts, comparisons, and, or, not, in, brackets and literals may stand in it"),
)
"""What is wrong with a text outside the language, the likeliest slip first."""
_SIGNS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}
_MIRRORED: Final = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
ORDERING: Final = frozenset({"<", "<=", ">", ">="})

# ── Nodes ────────────────────────────────────────────────────────────────────────────────────


@attrs.frozen(field_transformer=as_annotated)
class Constant:
    """A condition that is the same in every case."""

    value: bool

    def __str__(self) -> str:
        return str(self.value)


@attrs.frozen(field_transformer=as_annotated)
class Named:
    """A fact, where it stands on the right of a comparison."""

    name: str

    def __str__(self) -> str:
        return self.name


Operand = FactValue | Named | tuple[FactValue, ...]


@attrs.frozen(field_transformer=as_annotated)
class Compare:
    """A fact compared with a literal, with literals, or with another fact; a bare name is compared with ``True``."""

    name: str
    sign: str
    right: Operand

    def __str__(self) -> str:
        bare = self.sign == "==" and self.right is True
        return self.name if bare else f"{self.name} {self.sign} {written(self.right)}"

    @property
    def names(self) -> frozenset[str]:
        """The facts that are compared."""
        return frozenset({self.name, self.right.name} if isinstance(self.right, Named) else {self.name})


@attrs.frozen(field_transformer=as_annotated)
class Not:
    """The contrary of a condition."""

    part: "Node"

    def __str__(self) -> str:
        return f"not {_bracketed(self.part, Junction)}"


@attrs.frozen(field_transformer=as_annotated)
class Junction:
    """Conditions joined by ``and`` or by ``or``."""

    word: str
    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return f" {self.word} ".join(_bracketed(part, Junction) for part in self.parts)


Node = Constant | Compare | Not | Junction


def written(value: Operand) -> str:
    """A literal as the language writes it."""
    match value:
        case tuple():
            return f"({', '.join(map(written, value))}{',' if len(value) == 1 else ''})"
        case str():
            return f'"{value}"' if "'" in value else f"'{value}'"
        case dt.date():
            return f"'{value}'"
        case _:
            return str(value)


def _bracketed(part: Node, kinds: type[Junction]) -> str:
    return f"({part})" if isinstance(part, kinds) else str(part)


# ── Reading ──────────────────────────────────────────────────────────────────────────────────


@attrs.frozen
class _Reader:
    """One reading of one text; every refusal quotes it."""

    text: str

    def refusal(self, why: str) -> UnreadableCondition:
        """The error that says why the text is outside the language."""
        return UnreadableCondition(self.text, why)

    def node(self, tree: ast.expr, depth: int = 1) -> Node:
        if depth > DEEPEST:
            raise self.refusal(f"it is nested deeper than {DEEPEST} levels")
        match tree:
            case ast.BoolOp(op=op, values=values):
                word = "and" if isinstance(op, ast.And) else "or"
                return joined(word, [self.node(value, depth + 1) for value in values])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.node(operand, depth + 1))
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                sides = [left, *comparators]
                triples = zip(sides, ops, sides[1:], strict=False)
                return joined("and", [self.compare(one, _SIGNS.get(type(op), ""), two) for one, op, two in triples])
            case ast.Constant(value=bool() as value):
                return Constant(value)
            case ast.Name():
                return Compare(self.name(tree), "==", right=True)
            case _:
                raise self.refusal("only facts, comparisons, and, or, not, in and literals may stand here")

    def compare(self, left: ast.expr, sign: str, right: ast.expr) -> Compare:
        """One comparison, the fact on the left."""
        if not sign:
            raise self.refusal("facts are compared by ==, !=, <, <=, >, >=, in and not in")
        if sign in {"in", "not in"}:
            if not isinstance(left, ast.Name) or not isinstance(right, ast.Tuple | ast.List):
                raise self.refusal("'in' stands between a fact and literals, for example channel in ('online', 'post')")
            return Compare(self.name(left), sign, tuple(self.literal(item) for item in right.elts))
        if not isinstance(left, ast.Name):
            if not isinstance(right, ast.Name):
                raise self.refusal("a comparison needs a fact on one side")
            left, sign, right = right, _MIRRORED[sign], left
        operand: Operand = Named(self.name(right)) if isinstance(right, ast.Name) else self.literal(right)
        if sign in ORDERING and isinstance(operand, bool | str):
            raise self.refusal(f"{written(operand)} is neither more nor less than anything")
        return Compare(self.name(left), sign, operand)

    def name(self, tree: ast.Name) -> str:
        if NAME.fullmatch(tree.id) is None:
            raise self.refusal(f"{tree.id!r} is no name of a fact; facts are lower-case English words")
        return tree.id

    def literal(self, tree: ast.expr) -> FactValue:
        match tree:
            case ast.Constant(value=bool() | int() as value):
                return value
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)):
                return -value
            case ast.Constant(value=str() as value) if ISO_DAY.fullmatch(value):
                try:
                    return dt.date.fromisoformat(value)
                except ValueError:
                    raise self.refusal(f"{value} is no day of the calendar") from None
            case ast.Constant(value=str() as value):
                return value
            case _:
                raise self.refusal("a literal is True, False, a whole number, or a text in quotes")


def joined(word: str, parts: Iterable[Node]) -> Node:
    """The parts under one junction; what is joined by the same word already is taken in, one part stands alone."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Junction) and part.word == word else [part])
    return flat[0] if len(flat) == 1 else Junction(word, tuple(flat))


def leaves(node: Node) -> tuple[Compare, ...]:
    """The comparisons of a condition, in order."""
    match node:
        case Compare():
            return (node,)
        case Not():
            return leaves(node.part)
        case Junction():
            return tuple(leaf for part in node.parts for leaf in leaves(part))
        case _:
            return ()


def read_condition(text: str) -> Node:
    """The node a text stands for; raises ``UnreadableCondition``."""
    if type(text) is not str or len(text) > LONGEST:
        raise UnreadableCondition(plain(text, LONGEST), f"a condition is a text of at most {LONGEST} characters")
    text = unicodedata.normalize("NFC", text).strip()
    reader = _Reader(text)
    if _WORDS.fullmatch(text) is None:
        bare = _QUOTED.sub("", text)
        raise reader.refusal(next(why for slip, why in _SLIPS if slip.search(bare)))
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise reader.refusal("it is no complete expression") from None
    return reader.node(tree.body)
