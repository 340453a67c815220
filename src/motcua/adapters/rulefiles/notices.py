"""Notices of days off, from TOML: the rows of the library itself, or a decision that is younger than the release.

The format is that of ``data/calendar``. A contradiction inside a notice is a problem of its file; what one notice
changes of another is for the calendar to say.
"""

import datetime as dt
import os
from typing import Final

import attrs
from cattrs import Converter

from motcua.adapters.reading import named
from motcua.adapters.rulefiles.faults import Faults
from motcua.adapters.rulefiles.reading import read_toml, rule_files, structure
from motcua.adapters.rulefiles.rules import Spoken, new_rules_converter
from motcua.calendar.days import Notice, NoticeDay, Reason
from motcua.citation import Citation
from motcua.errors import BadValue
from motcua.wording import Text

__all__ = ["load_notices"]

DECIDED: Final = {reason.value: reason for reason in Reason if reason not in {Reason.WORKING, Reason.WEEKEND}}
"""The reasons a paper can give; the weekly pattern needs none."""


@attrs.frozen
class _NoticeRow:
    """One ``[[notices]]`` of a file; ``source`` says where the paper was read and stays in the file."""

    cite: Citation
    issuer: Spoken
    verified: bool
    source: str
    title: Text
    days: tuple[NoticeDay, ...] = ()
    signed_on: dt.date | None = None
    decides_through: dt.date | None = None

    def notice(self) -> Notice:
        return Notice(
            citation=attrs.evolve(self.cite, verified=self.verified),
            issuer=self.issuer,
            title=self.title,
            days=self.days,
            signed_on=self.signed_on,
            decides_through=self.decides_through,
        )


@attrs.frozen
class _NoticeFile:
    notices: tuple[Notice, ...]


def load_notices(path: str | os.PathLike[str]) -> tuple[Notice, ...]:
    """The notices (*thông báo nghỉ lễ, văn bản hoán đổi ngày làm việc*) of a TOML file, or of a folder by file name.

    Raises ``BadInput`` with every problem of every file; for a single file too large, ``LimitExceeded``.
    """
    converter, notices = _converter(), list[Notice]()
    with Faults() as faults:
        for file in rule_files(path):
            with faults.met(named(file)):
                notices += structure(read_toml(file), _NoticeFile, named(file), converter).notices
    return tuple(notices)


def _converter() -> Converter:
    converter = new_rules_converter()
    converter.register_structure_hook(Notice, lambda raw, _: converter.structure(raw, _NoticeRow).notice())
    converter.register_structure_hook(Reason, lambda raw, _: _reason(raw))
    return converter


def _reason(raw: object) -> Reason:
    if not isinstance(raw, str) or raw not in DECIDED:
        raise BadValue("reason", repr(raw), f"one of {', '.join(DECIDED)}")
    return DECIDED[raw]
