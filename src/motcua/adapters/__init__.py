"""Everything that touches the outside world: files, other formats, other libraries. The core imports nothing from here."""
