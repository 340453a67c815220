"""The reference pages tell what the code is."""

import pytest
from tests.reference import FOLDER, PAGES

pytestmark = [pytest.mark.needs("griffe"), pytest.mark.aside]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_code_says(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `python3 dev.py write pages`"
