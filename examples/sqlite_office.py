"""A store of dossiers on SQLite: several counters write to one file, nothing is lost and nothing is doubled.

python examples/sqlite_office.py

Copy ``Store``: a table of events that is only added to, dossiers rebuilt by replay, and every step read, judged and
written in one transaction. The rest tries to break it: counters, each a process of its own, accept the same dossiers
at once, and one of them is killed (``kill -9``) while it writes.
"""

import datetime as dt
import json
import multiprocessing
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from motcua import Dossier, Office, national_calendar, office_time, reference_catalogue
from motcua.errors import SequenceConflict
from motcua.events import Event

TABLES = """
PRAGMA journal_mode = WAL;    -- readers never wait for a writer
PRAGMA synchronous = FULL;    -- what was answered survives a power cut, not only a dead process
PRAGMA secure_delete = ON;    -- what is erased is overwritten
CREATE TABLE IF NOT EXISTS events (
    dossier  TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    id       TEXT NOT NULL,
    record   TEXT NOT NULL,   -- the event in JSON, its hashes included, without anything personal
    personal TEXT NOT NULL,   -- the personal values and their salt, apart, so that they can be erased
    PRIMARY KEY (dossier, sequence),
    UNIQUE (dossier, id)
) WITHOUT ROWID;
"""
CATALOGUE = reference_catalogue()
COMMUNE = Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=national_calendar())


class Store:
    """Dossiers in one SQLite file; every process opens its own."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, timeout=30, isolation_level=None)  # transactions are begun by hand
        self.db.executescript(TABLES)

    def add(self, dossier: Dossier) -> None:
        """A dossier that was opened or taken over; raises ``IntegrityError`` for an id that is taken."""
        with self.db:
            self.db.execute("BEGIN IMMEDIATE")
            self._write(dossier.id, dossier.history)

    def read(self, name: str) -> Dossier:
        """The dossier, rebuilt from its events, its chain verified; raises ``LookupError``, ``BrokenChain``."""
        rows = self.db.execute("SELECT record, personal FROM events WHERE dossier = ? ORDER BY sequence", (name,))
        history = [Event.from_record({**json.loads(record), "personal": json.loads(own)}) for record, own in rows]
        if not history:
            raise LookupError(f"no dossier {name!r} in this store")
        filed = history[0].body
        procedure = CATALOGUE.find(str(filed["procedure"]), on=dt.date.fromisoformat(str(filed["version"])))
        return Dossier.replay(procedure, history, office=COMMUNE)

    def act(self, name: str, step: Callable[[Dossier], Dossier]) -> Dossier:
        """The dossier after that step; whatever the step raises, nothing of it is written.

        The transaction holds the one place of a writer from before the reading: whoever comes second reads what the
        first wrote, and is refused by its ``expected_sequence``. A step sent again under its ``event_id`` adds nothing.
        """
        with self.db:
            self.db.execute("BEGIN IMMEDIATE")
            before = self.read(name)
            after = step(before)
            if any(now is not known for now, known in zip(after.history, before.history, strict=False)):
                raise ValueError("a step only adds events; what is personal is erased by forget")
            self._write(name, after.history[len(before.history) :])
        return after

    def forget(self, name: str) -> bool:
        """Erase every personal value of a dossier; its chain still verifies. Raises ``LookupError``.

        False says that somebody was reading, so that the journal still holds them: forget again later.
        """
        if not self.db.execute("UPDATE events SET personal = '{}' WHERE dossier = ?", (name,)).rowcount:
            raise LookupError(f"no dossier {name!r} in this store")
        busy, *_ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def names(self) -> list[str]:
        """The ids of all dossiers."""
        return [name for (name,) in self.db.execute("SELECT DISTINCT dossier FROM events ORDER BY dossier")]

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def _write(self, name: str, events: Iterable[Event]) -> None:
        for event in events:
            record = event.record()
            own = json.dumps(record.pop("personal"), ensure_ascii=False)
            row = (name, event.sequence, event.id, json.dumps(record, ensure_ascii=False), own)
            self.db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", row)


# ── Several counters at once ──────────────────────────────────────────────────────────────────────────────────────────

MORNING = office_time("2026-08-28 08:00")
COUNTERS, DOSSIERS, STEPS = 3, 20, 30


def filed(name: str) -> Dossier:
    """A complete dossier, its personal values salted so that erasing them is final."""
    return Dossier.open(
        CATALOGUE.find("1.004222", on=MORNING.date()),
        office=COMMUNE,
        at=MORNING,
        channel="counter",
        id=name,
        applicant="Nguyễn Văn Mẫu",
        facts={"home": "own"},
        papers=["ct01", "proof_of_home"],
        salt=secrets.token_hex(16),
    )


def accept_all(path: Path, counter: str, ready: Barrier, won: Connection) -> None:
    """A counter that has every dossier on its screen as it was filed, and accepts them all; it tells which it won."""
    with closing(Store(path)) as store:
        first = []
        for name in store.names():
            ready.wait()
            step = partial(Dossier.accept, at=MORNING, by=counter, expected_sequence=1, event_id=f"{name}/{counter}")
            try:
                store.act(name, step)
            except SequenceConflict:
                continue  # another counter was first: read it again, and show that
            first.append(name)
        won.send(first)


def race(path: Path) -> list[list[str]]:
    """What each of the counters won."""
    spawn = multiprocessing.get_context("spawn")
    ready, tills = spawn.Barrier(COUNTERS, timeout=60), [spawn.Pipe(duplex=False) for _ in range(COUNTERS)]
    counters = [
        spawn.Process(target=accept_all, args=(path, f"counter-{number}", ready, till))
        for number, (_, till) in enumerate(tills, start=1)
    ]
    for counter, (_, till) in zip(counters, tills, strict=True):
        counter.start()
        till.close()  # so that its end is seen when the counter is gone
    won: list[list[str]] = [told.recv() for told, _ in tills]
    for counter in counters:
        counter.join()
    return won


# ── A counter that is killed ──────────────────────────────────────────────────────────────────────────────────────────


def pass_on(store: Store, name: str) -> Iterator[str]:
    """Pass the dossier from desk to desk, a step each; every step is told once it is written for good."""
    for number in range(STEPS):
        at, step = MORNING + dt.timedelta(minutes=number), f"{name}/desk-{number}"
        store.act(name, partial(Dossier.transfer, to=f"desk-{number}", at=at, event_id=step))
        yield step


def tell(path: Path, name: str, line: Connection) -> None:
    """A counter that passes the dossier on, and tells what is written over a line."""
    with closing(Store(path)) as store:
        for step in pass_on(store, name):
            line.send(step)


def killed(path: Path, name: str) -> list[str]:
    """The steps a counter acknowledged before it was killed, halfway through and whatever it was just doing."""
    spawn = multiprocessing.get_context("spawn")
    line, sent = spawn.Pipe(duplex=False)
    counter = spawn.Process(target=tell, args=(path, name, sent))
    counter.start()
    sent.close()
    acknowledged: list[str] = [line.recv() for _ in range(STEPS // 2)]
    counter.kill()
    counter.join()
    return acknowledged


# ── What is left of it ────────────────────────────────────────────────────────────────────────────────────────────────


def main(path: Path) -> None:
    """Race, kill, reopen, and say what was found."""
    with closing(Store(path)) as store:
        for number in range(DOSSIERS):
            store.add(filed(f"D-{number:03}"))
    won = race(path)
    print(f"{COUNTERS} counters accepted the same {DOSSIERS} dossiers at once")
    print(f"  won by each: {', '.join(str(len(names)) for names in won)}; together {sum(map(len, won))}")

    name = "D-000"
    acknowledged = killed(path, name)
    with closing(Store(path)) as store:
        written = [event.id for event in store.read(name).history]
        print(f"A counter was killed after it had acknowledged {len(acknowledged)} steps")
        print(f"  found after reopening: {len(written) - 2}; lost: {len({*acknowledged} - {*written})}")
        sent = list(pass_on(store, name))  # by another counter, which cannot know how far the first one came
        written = [event.id for event in store.read(name).history]
        print(f"  sent again: all {len(sent)}; found: {len(written) - 2}; doubled: {len(written) - len({*written})}")

        dossiers = [store.read(known) for known in store.names()]
        whole = sum(bool(dossier.verify()) for dossier in dossiers)
        print(f"Rebuilt by replay: {len(dossiers)} dossiers, {whole} chains whole")
        emptied = store.forget(name)
        left = store.read(name)
        chain, journal = "whole" if left.verify() else "broken", "emptied" if emptied else "in use"
        print(f"Forgotten: applicant {left.applicant}, chain {chain}, journal {journal}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder) / "office.db")
