"""A headless Chromium that looks at pages: what text it shows, whether anything runs over, and what it prints."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import attrs
from pypdf import PdfReader

__all__ = ["CHROMIUM", "Printed", "Seen", "look", "picture", "print_page"]

NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
POINTS: Final = 72 / 25.4
SECONDS: Final = 120


def works(browser: str) -> bool:
    """Whether it shows an empty page; what some systems put in its place only says how to install it."""
    command = (browser, *FLAGS, "--dump-dom", "about:blank")
    try:
        return b"<html" in subprocess.run(command, check=False, capture_output=True, timeout=SECONDS).stdout  # noqa: S603 - found on the path
    except (OSError, subprocess.TimeoutExpired):
        return False


CHROMIUM: Final = next((found for name in NAMES if (found := shutil.which(name)) and works(found)), None)

# A page around the pages: it measures what they hold and says so in its own text. The pages themselves run nothing.
FRAME: Final = '<iframe style="border: 0; width: {width}px; height: 1000px" srcdoc="{page}"></iframe>'
HARNESS: Final = """<!DOCTYPE html><meta charset="utf-8"><body>
{frames}
<script>
const look = ({{contentDocument: inside}}) => {{
  const root = inside.documentElement;
  const over = [...inside.body.querySelectorAll("*")].filter((part) => {{
    const box = part.getBoundingClientRect();
    const fits = !part.clientWidth || part.scrollWidth <= part.clientWidth + 1;
    return box.right > root.clientWidth + 1 || box.left < -1 || !fits;
  }});
  return {{
    text: inside.body.innerText,
    wide: root.scrollWidth > root.clientWidth,
    over: over.map((part) => part.tagName + ": " + part.textContent.slice(0, 40)),
  }};
}};
window.addEventListener("load", () => {{
  const said = document.createElement("pre");
  said.id = "said";
  said.textContent = JSON.stringify([...document.querySelectorAll("iframe")].map(look));
  document.body.append(said);
}});
</script>"""


@attrs.frozen
class Seen:
    """What a page shows: its text, whether it has to be pushed sideways, and the parts that run over."""

    text: str
    wide: bool
    over: list[str]


@attrs.frozen
class Printed:
    """What comes out of the printer: the size of each sheet in millimetres, and the text on it."""

    sizes: tuple[tuple[int, int], ...]
    text: str


def run(*words: str) -> str:
    """What Chromium says when it is asked so."""
    command = (str(CHROMIUM), *FLAGS, *words)
    ran = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - the one browser found
    return ran.stdout.decode()


def look(pages: Sequence[tuple[str, int]], folder: Path) -> list[Seen]:
    """The text of each page as it is seen at its width in pixels, and everything that runs over its edge."""
    file = folder / "harness.html"
    frames = (FRAME.format(width=width, page=html.escape(page, quote=True)) for page, width in pages)
    file.write_text(HARNESS.format(frames="\n".join(frames)), encoding="utf-8")
    dumped = run("--virtual-time-budget=5000", "--dump-dom", file.as_uri())
    said = re.search(r'<pre id="said">(.*?)</pre>', dumped, re.DOTALL)
    assert said, dumped[-400:]
    return [Seen(**told) for told in json.loads(html.unescape(said[1]))]


def print_page(page: str, folder: Path) -> Printed:
    """The sheets a printer would give."""
    file, sheets = folder / "page.html", folder / "page.pdf"
    file.write_text(page, encoding="utf-8")
    run("--no-pdf-header-footer", f"--print-to-pdf={sheets}", file.as_uri())
    pages = PdfReader(sheets).pages
    sizes = tuple((round(float(p.mediabox.width) / POINTS), round(float(p.mediabox.height) / POINTS)) for p in pages)
    return Printed(sizes, "\n".join(p.extract_text() for p in pages))


def picture(page: str, file: Path, *, width: int, height: int, folder: Path) -> None:
    """The page as a picture."""
    source = folder / "picture.html"
    source.write_text(page, encoding="utf-8")
    run(f"--window-size={width},{height}", f"--screenshot={file}", source.as_uri())
