"""Mutants: one small change of the source each, and the code that comes of it. ``tests.mutate`` sees who notices."""

import ast
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "motcua"


class Mutant(NamedTuple):
    """One change: of which file, at which line, what; the number tells apart changes of one kind on one line."""

    path: str
    line: int
    change: str
    number: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.change} #{self.number}"


SWAPS: Final[Mapping[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
"""An operator, and the one that takes its place."""


class Change(NamedTuple):
    """What is changed at a node, and what makes the change."""

    name: str
    make: Callable[[], object]
    at: ast.AST


def _set(node: ast.AST, field: str, value: object) -> Callable[[], object]:
    return lambda: setattr(node, field, value)


def _replace(body: list[ast.stmt], at: int, with_: ast.stmt) -> Callable[[], object]:
    return lambda: body.__setitem__(at, with_)


def _changes(node: ast.AST) -> Iterator[Change]:
    """The changes of a node itself."""
    for name, make in _of_expression(node):
        yield Change(name, make, node)
    for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
        if isinstance(body, list):
            for at, statement in enumerate(body):
                for name, with_ in _of_statement(statement):
                    yield Change(name, _replace(body, at, with_), statement)


def _of_expression(node: ast.AST) -> Iterator[tuple[str, Callable[[], object]]]:
    match node:
        case ast.Compare(ops=[op, *rest]):
            yield _named(op), _set(node, "ops", [SWAPS[type(op)](), *rest])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPS:
            yield _named(op), _set(node, "op", SWAPS[type(op)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not x → x", _set(node, "operand", ast.UnaryOp(ast.Not(), operand))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "if x → if not x", _set(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", _set(node, "value", not value)
        case ast.Constant(value=int(value)):
            yield f"{value} → {value + 1}", _set(node, "value", value + 1)
        case ast.Return(value=ast.Constant(value=None)):
            pass
        case ast.Return(value=ast.expr()):
            yield "return x → return None", _set(node, "value", ast.Constant(None))
        case _:
            pass


def _of_statement(statement: ast.stmt) -> Iterator[tuple[str, ast.stmt]]:
    match statement:
        case ast.Expr(value=ast.Call(func=function)):
            yield f"{ast.unparse(function)}(…) → pass", ast.Pass()
        case ast.Raise():
            yield "raise → pass", ast.Pass()
        case ast.Continue():
            yield "continue → break", ast.Break()
        case ast.Break():
            yield "break → continue", ast.Continue()
        case _:
            pass


def _named(op: ast.AST) -> str:
    return f"{type(op).__name__} → {SWAPS[type(op)].__name__}"


def _skipped(node: ast.AST) -> bool:
    """What no test is to notice: names of types, what a module exports, how a value prints itself."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.FunctionDef(name="__repr__" | "__dir__") | ast.keyword(arg="repr"):
            return True
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name == "__all__"
        case _:
            return False


Span = tuple[int, int]


def _walk(node: ast.AST, span: Span) -> Iterator[tuple[ast.AST, Span]]:
    """Every node that may change, with the lines of the innermost statement it stands in."""
    if _skipped(node):
        return
    span = _lines(node) if isinstance(node, ast.stmt) else span
    yield node, span
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list"}:
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.AST):
                yield from _walk(inner, span)


def _lines(statement: ast.AST) -> Span:
    """The lines of a statement; of one with a body, its head."""
    first, last = getattr(statement, "lineno", 0), getattr(statement, "end_lineno", 0)
    body = getattr(statement, "body", None)
    return first, max(first, body[0].lineno - 1) if isinstance(body, list) else last


class Mutation(NamedTuple):
    """A mutant, the lines of which one has to run before anybody can notice, and what makes it."""

    mutant: Mutant
    lines: Span
    make: Callable[[], object]


def _mutations(path: str, tree: ast.AST) -> Iterator[Mutation]:
    met: dict[tuple[int, str], int] = {}
    for node, span in _walk(tree, (0, 0)):
        for change, make, at in _changes(node):
            key = getattr(at, "lineno", 0), change
            met[key] = met.get(key, 0) + 1
            yield Mutation(Mutant(path, *key, met[key]), _lines(at) if isinstance(at, ast.stmt) else span, make)


def mutants(room: str) -> dict[Mutant, range]:
    """Every mutant of a room, in the order of its files, with its lines."""
    return {
        mutant: range(first, last + 1)
        for path in files(room)
        for mutant, (first, last), _ in _mutations(path, ast.parse(text(path)))
    }


def files(room: str) -> list[str]:
    """The files of a room."""
    place = SOURCE / room
    found = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return [path.relative_to(SOURCE).as_posix() for path in found]


def text(path: str) -> str:
    """The source of a file."""
    return (SOURCE / path).read_text("utf-8")


def line(mutant: Mutant) -> str:
    """The line of source that a mutant changes."""
    return text(mutant.path).splitlines()[mutant.line - 1].strip() if mutant.line else ""


def code(mutant: Mutant) -> CodeType:
    """The whole changed file."""
    tree = ast.parse(text(mutant.path))
    next(mutation for mutation in _mutations(mutant.path, tree) if mutation.mutant == mutant).make()
    return compile(ast.fix_missing_locations(tree), str(SOURCE / mutant.path), "exec")


Place = tuple[str, int]


def functions(whole: CodeType) -> dict[Place, CodeType | None]:
    """The functions of a file by name and line, however deep; ``None`` where two share both."""
    found: dict[Place, CodeType | None] = {}
    for inner in whole.co_consts:
        if isinstance(inner, CodeType):
            here = inner.co_qualname, inner.co_firstlineno
            found[here] = None if here in found else inner
            found |= {place: None if place in found else code for place, code in functions(inner).items()}
    return found
