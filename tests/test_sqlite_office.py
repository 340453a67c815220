"""The store of the examples: several processes, one winner each; killed wherever it hurts, it has lost nothing."""

import multiprocessing
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Unpack

import pytest
from examples.sqlite_office import MORNING, STEPS, Store, filed, pass_on, race, tell

from motcua.dossier import Dossier, Stamp
from motcua.errors import BrokenChain, SequenceConflict, StepNotAllowed

pytestmark = pytest.mark.needs("processes")

NAME = "D-001"
SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store(path)) as opened:
        opened.add(filed(NAME))
        yield opened


def accept(**stamp: Unpack[Stamp]) -> Callable[[Dossier], Dossier]:
    """The step of a counter that accepts."""
    return partial(Dossier.accept, at=MORNING, **stamp)


class TestStore:
    def test_what_was_written_comes_back(self, store: Store, path: Path) -> None:
        written = store.act(NAME, accept(by="counter-1"))
        with closing(Store(path)) as reopened:
            again = reopened.read(NAME)
        assert again == written
        assert (again.state, again.promise, again.applicant) == (written.state, written.promise, written.applicant)

    def test_a_refused_step_writes_nothing(self, store: Store) -> None:
        with pytest.raises(StepNotAllowed):
            store.act(NAME, partial(Dossier.hand_over, at=MORNING))
        assert store.read(NAME) == filed_again(store)
        store.act(NAME, accept())

    def test_who_has_not_seen_the_newest_event_is_told_so(self, store: Store) -> None:
        store.act(NAME, accept(expected_sequence=1, event_id="a"))
        with pytest.raises(SequenceConflict, match="written on event 1, but the newest is 2"):
            store.act(NAME, accept(expected_sequence=1, event_id="b"))

    def test_a_step_sent_again_adds_nothing(self, store: Store) -> None:
        once = store.act(NAME, accept(expected_sequence=1, event_id="a"))
        assert store.act(NAME, accept(expected_sequence=1, event_id="a")) == once == store.read(NAME)

    def test_a_dossier_is_added_once(self, store: Store) -> None:
        with pytest.raises(sqlite3.IntegrityError):
            store.add(filed(NAME))

    def test_a_dossier_nobody_filed_is_not_there(self, store: Store) -> None:
        with pytest.raises(LookupError):
            store.read("D-999")

    def test_a_row_that_somebody_altered_is_found_at_reading(self, store: Store) -> None:
        store.act(NAME, accept())
        store.db.execute("UPDATE events SET record = replace(record, '11T17:00', '12T17:00') WHERE sequence = 2")
        with pytest.raises(BrokenChain, match="event 2: it does not say what was sealed"):
            store.read(NAME)

    def test_forgotten_is_gone_from_the_file_and_its_journal(self, store: Store, path: Path) -> None:
        store.act(NAME, accept())
        assert "Văn Mẫu".encode() in everything(path)
        assert store.forget(NAME)
        assert "Văn Mẫu".encode() not in everything(path)
        assert store.read(NAME).applicant is None
        assert store.act(NAME, partial(Dossier.begin, at=MORNING)).verify()

    def test_while_somebody_reads_the_journal_is_not_emptied(self, store: Store, path: Path) -> None:
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM events").fetchone()
            store.db.execute("PRAGMA busy_timeout = 50")
            assert not store.forget(NAME)
        assert store.forget(NAME)

    def test_a_dossier_nobody_knows_is_not_forgotten(self, store: Store) -> None:
        with pytest.raises(LookupError, match="no dossier 'D-999'"):
            store.forget("D-999")

    def test_erasing_is_no_step(self, store: Store) -> None:
        with pytest.raises(ValueError, match="erased by forget"):
            store.act(NAME, Dossier.redacted)


def filed_again(store: Store) -> Dossier:
    """The dossier as its first event alone has it."""
    now = store.read(NAME)
    return Dossier.replay(now.procedure, now.history[:1], office=now.office)


def everything(path: Path) -> bytes:
    """What stands on the disk."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


class TestManyCounters:
    def test_each_dossier_has_exactly_one_winner(self, path: Path) -> None:
        names = [f"D-{number:03}" for number in range(15)]
        with closing(Store(path)) as store:
            for name in names:
                store.add(filed(name))
        won = race(path)
        assert sorted(name for each in won for name in each) == names
        with closing(Store(path)) as store:
            for number, each in enumerate(won, start=1):
                for name in each:
                    _, accepted = store.read(name).history
                    assert (accepted.verb, accepted.by) == ("accept", f"counter-{number}")


# ── Killed ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def stop_before_the_commit(path: Path, name: str, line: Connection) -> None:
    """A counter that acknowledges half of its steps, and writes the next without ever committing it."""
    with closing(Store(path)) as store:
        for done, step in enumerate(pass_on(store, name), start=1):
            line.send(step)
            if done == STEPS // 2:
                store.db.set_trace_callback(partial(stop_at_commit, line))


def stop_with_half_of_it_on_the_disk(path: Path, name: str, line: Connection) -> None:
    """A counter whose uncommitted events have left its memory for the journal."""
    with closing(Store(path)) as store:
        store.db.execute("PRAGMA cache_size = 1")
        store.db.set_trace_callback(partial(stop_at_commit, line))
        store.act(name, lambda dossier: passed_on_at_once(dossier, 200))


def passed_on_at_once(dossier: Dossier, times: int) -> Dossier:
    for number in range(times):
        dossier = dossier.transfer(f"desk-{number}", at=MORNING)
    return dossier


def stop_at_commit(line: Connection, statement: str) -> None:
    if statement == "COMMIT":
        line.send(None)
        time.sleep(60)


class Victim:
    """A counter in a process of its own, and what it acknowledged until it was killed."""

    def __init__(self, path: Path, counter: Callable[[Path, str, Connection], None]) -> None:
        self.path = path
        with closing(Store(path)) as store:
            store.add(filed(NAME))
            store.act(NAME, accept())
        self.line, sent = SPAWN.Pipe(duplex=False)
        self.process = SPAWN.Process(target=counter, args=(path, NAME, sent))
        self.process.start()
        sent.close()

    def killed_at(self, step: str | None) -> list[str]:
        """Everything it acknowledged; killed when that step was told, and perhaps a few more were on their way."""
        told = list(iter(self.line.recv, step))
        self.process.kill()
        self.process.join()
        return [*told, *([] if step is None else [step, *self._on_the_line()])]

    def _on_the_line(self) -> Iterator[str]:
        while True:
            try:
                yield self.line.recv()
            except EOFError:
                return

    def written(self) -> list[str]:
        """The steps found after reopening; the chain has been verified by reading."""
        with closing(Store(self.path)) as store:
            assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return [event.id for event in store.read(NAME).history[2:]]


class TestKilled:
    def test_no_step_is_lost_and_none_doubled(self, tmp_path: Path) -> None:
        amid, before_commit, spilled = (
            Victim(tmp_path / f"{counter.__name__}.db", counter)
            for counter in (tell, stop_before_the_commit, stop_with_half_of_it_on_the_disk)
        )
        acknowledged = before_commit.killed_at(None)
        assert before_commit.written() == acknowledged
        assert len(acknowledged) == STEPS // 2

        journal = spilled.path.with_name(spilled.path.name + "-wal")
        assert spilled.killed_at(None) == []
        assert b"desk-50" in journal.read_bytes()
        assert spilled.written() == []

        acknowledged = amid.killed_at(f"{NAME}/desk-3")
        written = amid.written()
        assert written[: len(acknowledged)] == acknowledged
        assert len(written) - len(acknowledged) in {0, 1}  # written for good, and killed before it could say so

        for victim in (amid, before_commit, spilled):
            with closing(Store(victim.path)) as store:
                sent = list(pass_on(store, NAME))
            assert victim.written() == sent
