"""Where a rule stands written: instrument, article, clause, point, and whether anybody here has read it.

Every amount, limit, day off and refusal of the library carries one of these. ``verified`` is true only where the text
of the instrument itself was read; answers that used an unverified row say so.
"""

import re

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, kind, shown
from motcua.errors import BadValue
from motcua.hooks import Carried

__all__ = ["Citation"]

_GRAMMAR = re.compile(
    r"(?P<document>[^,;\n]{1,120}?)"
    r"(?:,\s*art\.\s*(?P<article>[0-9]{1,3}[a-z]?)"
    r"(?:\.(?P<clause>[0-9]{1,3}[a-z]?)(?:\.(?P<point>[a-zđ]{1,2}))?)?)?"
)
_UNVERIFIED = {"vi": "chưa kiểm chứng", "en": "not verified"}


@attrs.frozen(field_transformer=as_annotated)
class Citation(Carried):
    """A citation (*căn cứ pháp lý*): one place in one instrument.

    Vietnamese articles are written ``điểm a khoản 5 Điều 19``; the short form, used in rows and in ``str``, is ``art.
    19.5.a``.

    >>> cited = Citation.parse("118/2025/NĐ-CP, art. 19.5")
    >>> cited
    Citation('118/2025/NĐ-CP', article='19', clause='5')
    >>> cited.say("vi")
    'khoản 5 Điều 19, 118/2025/NĐ-CP'
    >>> Citation.parse("9441/TB-BNV", verified=False).say("en")
    '9441/TB-BNV (not verified)'
    """

    document: str = attrs.field(validator=kind(str))
    article: str | None = attrs.field(default=None, validator=kind(str, optional=True))
    clause: str | None = attrs.field(default=None, validator=kind(str, optional=True))
    point: str | None = attrs.field(default=None, validator=kind(str, optional=True))
    verified: bool = attrs.field(default=True, kw_only=True)

    @classmethod
    def parse(cls, text: str, *, verified: bool = True) -> "Citation":
        """Read the short form; raises ``BadValue`` for anything else."""
        match = _GRAMMAR.fullmatch(expect(text, str, "citation").strip())
        if match is None:
            raise BadValue("citation", shown(text, spell=repr), "for example '118/2025/NĐ-CP, art. 19.5.a'")
        return cls(*match.group("document", "article", "clause", "point"), verified=verified)

    def say(self, locale: str, *, marks: bool = True) -> str:
        """The citation as it is spoken in that language; an unverified one says so, unless ``marks`` are left out."""
        if locale != "en":
            named = (("điểm", self.point), ("khoản", self.clause), ("Điều", self.article))
            place = " ".join(f"{word} {part}" for word, part in named if part)
            said = f"{place}, {self.document}" if place else self.document
        else:
            said = self._short
        return said if self.verified or not marks else f"{said} ({_UNVERIFIED.get(locale, _UNVERIFIED['vi'])})"

    @property
    def _short(self) -> str:
        parts = [part for part in (self.article, self.clause, self.point) if part]
        return f"{self.document}, art. {'.'.join(parts)}" if parts else self.document

    def __str__(self) -> str:
        return self._short

    def __repr__(self) -> str:
        given = [repr(self.document)]
        given += [f"{name}={value!r}" for name in ("article", "clause", "point") if (value := getattr(self, name))]
        given += [] if self.verified else ["verified=False"]
        return f"Citation({', '.join(given)})"
