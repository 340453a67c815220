"""What else a procedure says of itself: who acts, its cases, what must come first, and what comes out."""

import attrs

from motcua.annotated import as_annotated
from motcua.checks import kind as is_a
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import ALWAYS, Condition
from motcua.timelimit import TimeLimit
from motcua.wording import Text

__all__ = ["Authority", "Case", "Prerequisite", "Result"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Authority:
    """Who acts (*cơ quan thực hiện*): the one who receives need not decide, nor the one who decides sign."""

    receives: Text | None = attrs.field(default=None, validator=is_a(Text, optional=True))
    decides: Text | None = attrs.field(default=None, validator=is_a(Text, optional=True))
    signs: Text | None = attrs.field(default=None, validator=is_a(Text, optional=True))
    coordinates: Text | None = attrs.field(default=None, validator=is_a(Text, optional=True))


@attrs.frozen(field_transformer=as_annotated)
class Case:
    """One case of a procedure (*trường hợp*), as the fact ``case`` names it: papers, time and fees hang on it.

    >>> Case("house", Text("nhà ở riêng lẻ", "a private house")).name.en
    'a private house'
    """

    code: str
    name: Text


@attrs.frozen(field_transformer=as_annotated)
class Prerequisite:
    """A procedure that must be done first (*thủ tục tiên quyết*), and the cases in which it must."""

    code: ProcedureCode = attrs.field(validator=is_a(ProcedureCode))
    name: Text = attrs.field(validator=is_a(Text))
    when: Condition = attrs.field(default=ALWAYS, validator=is_a(Condition))
    citation: Citation | None = attrs.field(default=None, validator=is_a(Citation, optional=True), kw_only=True)


@attrs.frozen(field_transformer=as_annotated)
class Result:
    """What the applicant receives (*kết quả giải quyết*): a paper, an entry, or a refusal slip."""

    name: Text
    code: str | None = None
    """The code of the result in the national register, such as ``KQ.G15.000031``."""
    refusal: bool = attrs.field(default=False, kw_only=True)
    valid_for: TimeLimit | None = attrs.field(default=None, validator=is_a(TimeLimit, optional=True), kw_only=True)
    """How long it may be used, from its day of issue."""
    citation: Citation | None = attrs.field(default=None, kw_only=True)
