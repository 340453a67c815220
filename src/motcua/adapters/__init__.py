"""Everything that touches the outside world: files, formats, other libraries. The core imports nothing from here."""
