"""The packages of the reference catalogue. Made from data/ by `python3 dev.py compile`; never edited."""
