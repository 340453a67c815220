"""What callers import goes on working: the source held against the stubs of its public names, by griffe."""

import pytest
from tests.api import FILE, breaking, written

pytestmark = [pytest.mark.needs("griffe"), pytest.mark.aside]

STUBS = FILE.read_text(encoding="utf-8")


def test_no_caller_finds_a_name_gone_or_a_signature_changed() -> None:
    broken = breaking(STUBS)
    assert not broken, "\n".join([*broken, "if it was meant, with a line in the changelog: python3 dev.py write names"])


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ("def office_time(text: str)", "def office_time(text: str, zone: str)", "office_time(zone)"),
        ("def official_date(day", "def official_date(date", "official_date(date)"),
        ("def working_days_between(", "def working_days_within(", "working_days_within"),
        ("class NoLimit(", "class NoTerm(", "NoTerm"),
        ("def missed(self, at:", "def missed(self, on:", "Dossier.missed(on)"),
        ("def original_due(", "def first_due(", "Dossier.first_due"),
        ("from motcua import NoLimit", "from motcua import NoTerm", "NoTerm: no longer at the front door"),
        ("def mechanism_on(day: dt.date) -> Mechanism:", "def mechanism_on(day: dt.date) -> str:", "and now Mechanism"),
        ("def mechanism_on(day: dt.date)", "def mechanism_on(day: str)", "mechanism_on(day): str, and now dt.date"),
        ("    in_force: InForce = ...", "    in_force: str = ...", "in_force: str, and now InForce"),
        ("locale: str = DEFAULT", "locale: str = 'en'", "Parameter default was changed"),
    ],
)
def test_what_would_break_a_caller_is_told(now: str, then: str, told: str) -> None:
    assert now in STUBS
    assert any(told in one for one in breaking(STUBS.replace(now, then)))


def test_the_stubs_are_made_from_the_source() -> None:
    assert breaking(written()) == []
