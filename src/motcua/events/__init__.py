"""What happened to a dossier: past events as plain data, in sequence, each carrying the hash of the one before.

A history proves that nothing in its middle was altered, dropped or swapped since the newest hash was written down
somewhere else. It does not prove who wrote it, nor that its end was not cut off or rewritten as a whole: for that, an
embedder anchors the hash of the newest event outside, and signs.

Personal values stay outside the chain. An event holds a salted digest of each, so the value can be erased and the chain
still be verified. The salt lies beside the values and is erased with them; whoever keeps a salt can still test guesses,
and a salt derived from the dossier id can be derived again, so give one of your own where erasure has to be final.
"""

from motcua.events.carrying import (
    NOBODY,
    NOTHING,
    PERSONAL,
    SALT,
    Body,
    Plain,
    Withheld,
    canonical,
    default_salt,
    digest,
    personal_digest,
    plain,
    sealed_apart,
    text,
)
from motcua.events.event import Event, Verification, verify_chain

__all__ = [
    "NOBODY",
    "NOTHING",
    "PERSONAL",
    "SALT",
    "Body",
    "Event",
    "Plain",
    "Verification",
    "Withheld",
    "canonical",
    "default_salt",
    "digest",
    "personal_digest",
    "plain",
    "sealed_apart",
    "text",
    "verify_chain",
]
