"""The documentation as a site: ``python3 dev.py docs`` builds it; the tests do so with every warning an error."""

import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

sys.path.insert(0, str(Path(__file__).parent))
import drawing

project = "motcua"
author = "motcua contributors"
copyright = author  # noqa: A001 - Sphinx's word
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "motcua"
html_static_path: list[str] = []
pygments_style = "friendly"

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "fieldlist"]

autodoc_default_options = {"members": True, "member-order": "bysource", "show-inheritance": True}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
add_module_names = False
python_use_unqualified_type_names = True
toc_object_entries = False


def setup(app: Sphinx) -> None:
    """Compare the pictures with the rules they show."""
    app.connect("builder-inited", _compare_pictures)


def _compare_pictures(_: Sphinx) -> None:
    for name in drawing.stale():
        logging.getLogger(__name__).warning("%s is not what the code says; run python3 dev.py write pictures", name)
