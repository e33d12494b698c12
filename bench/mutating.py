"""Small faults put into a module's source one at a time: another comparison, sign, number, word, connective or name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.Pow: ast.Mult, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
NAMED = {
    "min": "max", "max": "min", "any": "all", "all": "any", "minimum": "maximum", "maximum": "minimum",
    "argmin": "argmax", "argmax": "argmin", "floor": "ceil", "isf": "ppf", "logical_and": "logical_or",
    "logical_or": "logical_and", "ones": "zeros", "zeros": "ones", "cumsum": "cumprod", "isnan": "isfinite",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, what it is, and the module's code with it."""

    line: int
    what: str
    code: CodeType


def mutants(source: str, name: str) -> Iterator[Mutant]:
    """Every fault in turn, in the order of the source. Annotations, decorators, docstrings and imports are left."""
    tree = ast.parse(source)
    for node in list(_worth_changing(tree)):
        for what, change in _changes(node):
            undo = change()
            yield Mutant(getattr(node, "lineno", 0), what, compile(ast.fix_missing_locations(tree), name, "exec"))
            undo()


def _worth_changing(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_comment"}:
            continue
        children = value if isinstance(value, list) else [value]
        for child in children:
            if isinstance(child, ast.AST) and not _left_alone(child):
                yield from _worth_changing(child)


def _left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # a docstring
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        names_types = isinstance(node.value, ast.Subscript) or _of_types(node.value)
        return node.targets[0].id == "__all__" or names_types
    return False


def _of_types(value: ast.AST) -> bool:
    return isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr) and isinstance(value.left, ast.Name)


Change = tuple[str, Callable[[], Callable[[], None]]]


def _changes(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        yield from _comparisons(node)
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in COUNTED:
        other = COUNTED[type(node.op)]
        yield f"{type(node.op).__name__} becomes {other.__name__}", _set(node, "op", other())
    elif isinstance(node, ast.BoolOp):
        swapped: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} becomes {type(swapped).__name__}", _set(node, "op", swapped)
    elif isinstance(node, ast.UnaryOp):
        twice = ast.UnaryOp(node.op, node.operand)  # not not x, --x, ~~x: the operator is gone, whatever x is
        yield f"{type(node.op).__name__} is dropped", _set(node, "operand", twice)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Attribute) and node.attr in NAMED:
        yield f"{node.attr} becomes {NAMED[node.attr]}", _set(node, "attr", NAMED[node.attr])
    elif isinstance(node, ast.Name) and node.id in {"min", "max", "any", "all"} and isinstance(node.ctx, ast.Load):
        yield f"{node.id} becomes {NAMED[node.id]}", _set(node, "id", NAMED[node.id])
    elif isinstance(node, ast.IfExp):
        yield "a condition is turned round", _set(node, "test", ast.UnaryOp(ast.Not(), node.test))


def _comparisons(node: ast.Compare) -> Iterator[Change]:
    for place, op in enumerate(node.ops):
        for table in (COMPARED, REVERSED):
            if type(op) in table:
                others = [*node.ops]
                others[place] = table[type(op)]()
                yield f"{type(op).__name__} becomes {table[type(op)].__name__}", _set(node, "ops", others)


def _constants(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield f"{value} becomes {not value}", _set(node, "value", not value)
    elif isinstance(value, int | float):
        yield f"{value} becomes {value + 1}", _set(node, "value", value + 1)
    elif isinstance(value, str) and value:
        yield f"'{value[:30]}' becomes another word", _set(node, "value", f"X{value}")


def _set(node: ast.AST, field: str, value: object) -> Callable[[], Callable[[], None]]:
    def change() -> Callable[[], None]:
        before = getattr(node, field)
        setattr(node, field, value)
        return lambda: setattr(node, field, before)

    return change
