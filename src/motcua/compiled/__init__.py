"""Literals made from ``data/`` by ``python3 dev.py compile``: no logic, never edited by hand."""
