"""The one door for other libraries' protocols: what a value looks like between systems, said once for all of them.

A value of the library that has a form of its own in JSON is ``Portable`` and tells it as a ``Wire``; one that takes a
whole document is ``Carried``. pydantic (and so FastAPI, SQLModel, Ninja) asks for either through the protocols below,
cattrs through ``configure``. Neither library is imported here until it asks, and nothing is registered anywhere.

>>> from motcua.codes import ProcedureCode
>>> ProcedureCode.wire().read("1.004222"), ProcedureCode.wire().write(ProcedureCode("1.004222"))
(ProcedureCode('1.004222'), '1.004222')
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeAlias

import attrs

from motcua.annotated import as_annotated
from motcua.checks import kind
from motcua.errors import BadValue, MotcuaError

if TYPE_CHECKING:
    from cattrs import BaseConverter
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["Carried", "MomentWire", "Portable", "Wire", "configure"]

Names: TypeAlias = Mapping[str, bool]
"""The keys of a table, all of them texts, and whether each must be there."""

_NAMED_GROUP: Final = re.compile(r"\?P<\w+>")


@attrs.frozen(field_transformer=as_annotated)
class Wire:
    """How a value stands between systems: its JSON type, how it is read and written, and what a schema says of it.

    ``read`` takes the JSON form or the value itself and raises an error of ours; ``write`` gives the JSON form.
    """

    read: Callable[[Any], Any]
    write: Callable[[Any], object]
    shape: str = attrs.field(validator=kind(str))
    told: Mapping[str, object] = attrs.field(factory=dict[str, object])
    names: Names = attrs.field(factory=dict[str, bool])

    @classmethod
    def text(cls, read: Callable[[str], Any], *examples: str, pattern: re.Pattern[str] | None = None) -> "Wire":
        """A value that one text says, and that its ``str()`` writes."""
        told: dict[str, object] = {"examples": list(examples)}
        if pattern:
            told["pattern"] = f"^{_NAMED_GROUP.sub('', pattern.pattern)}$"
        return cls(read, str, "string", told)

    def core_schema(self, kind: type) -> "CoreSchema":
        """What pydantic validates and serialises by; a ``MotcuaError`` becomes an error of pydantic with our code."""
        from pydantic_core import core_schema as cs  # noqa: PLC0415 - imported only when pydantic asks

        if self.shape == "object":
            fields = {name: cs.typed_dict_field(cs.str_schema(), required=must) for name, must in self.names.items()}
            carried: CoreSchema = cs.typed_dict_schema(fields, extra_behavior="forbid")
        else:
            carried = cs.int_schema(strict=True) if self.shape == "integer" else cs.str_schema(strict=True)
        accept = self._acceptor(kind)
        return cs.json_or_python_schema(
            json_schema=cs.no_info_after_validator_function(accept, carried),
            python_schema=cs.no_info_plain_validator_function(accept),
            serialization=cs.plain_serializer_function_ser_schema(
                self.write, return_schema=carried, when_used="json-unless-none"
            ),
        )

    def json_schema(self, schema: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        """The JSON Schema, the same for what is read and what is written."""
        return {**handler(schema), **self.told}

    def _acceptor(self, kind: type) -> Callable[[object], object]:
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - imported only when pydantic asks

        def accept(raw: object) -> object:
            try:
                return self.taken(raw, kind)
            except MotcuaError as error:
                code: Any = error.code  # pydantic wants a literal; ours are, in another class each
                raise PydanticCustomError(code, "{says}", {"says": str(error)}) from None

        return accept

    def taken(self, raw: object, kind: type) -> object:
        """The value of that kind, given as itself or in its JSON form; raises an error of ours."""
        found = raw if isinstance(raw, Portable) else self.read(raw)
        if not isinstance(found, kind):
            raise BadValue(kind.__name__, type(found).__name__, f"a {kind.__name__}")
        return found


class Portable:
    """A value that says how it stands between systems; the base of codes, amounts, citations and time limits."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def wire(cls) -> Wire:
        """How values of this class stand between systems."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Self], handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return cls.wire().core_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        return {**cls.wire().json_schema(schema, handler), "title": cls.__name__}


class Carried:
    """A value that stands between systems as a document; the base of answers, rules, dossiers and people.

    How the document looks is for the adapters to say, which are reached by their name and only when pydantic asks. It
    is the one place where a lower floor looks up, and nothing is imported for it before.
    """

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Self], handler: "GetCoreSchemaHandler") -> "CoreSchema":
        made: CoreSchema = import_module(_CARRYING).core_schema(cls)
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        told: JsonSchemaValue = import_module(_CARRYING).json_schema(cls, given=handler.mode == "validation")
        return told


_CARRYING: Final = "motcua.adapters.interchange.carrying"


@attrs.frozen(field_transformer=as_annotated)
class MomentWire:
    """The wire of an aware moment, for ``Annotated[datetime, MomentWire(…)]``: pydantic alone would take naive ones."""

    wire: Wire

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return self.wire.core_schema(dt.datetime)

    def __get_pydantic_json_schema__(self, schema: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        return self.wire.json_schema(schema, handler)


def configure(converter: "BaseConverter") -> None:
    """Teach a cattrs converter the portable values, alone and inside classes of the caller's own.

    >>> from cattrs.preconf.json import make_converter
    >>> from motcua.money import VND
    >>> converter = make_converter()
    >>> configure(converter)
    >>> converter.unstructure(VND(20_000)), converter.structure(20_000, VND)
    (20000, VND(20_000))
    """
    converter.register_structure_hook_func(_is_portable, lambda raw, kind: kind.wire().taken(raw, kind))
    converter.register_unstructure_hook_func(_is_portable, lambda value: value.wire().write(value))


def _is_portable(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Portable)
