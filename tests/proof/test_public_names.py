"""What callers import stays: no public name goes, and none loses a parameter; what is new is welcome."""

from typing import Final

from tests.snapshots.public_names import FILE, public


def split(line: str) -> tuple[str, frozenset[str]]:
    """A line of the snapshot: the name, and its parameters."""
    name, _, words = line.partition("(")
    return name, frozenset(words.rstrip(")").split(", ")) - {""}


NOW: Final = dict(map(split, public()))


def test_no_public_name_has_gone_or_lost_a_parameter() -> None:
    """A name that has to go is deprecated first; then the snapshot is written anew, and the changelog says so."""
    then = dict(map(split, FILE.read_text("utf-8").splitlines()))
    assert not then.keys() - NOW.keys()
    assert not {name: words - NOW[name] for name, words in then.items() if words - NOW[name]}
