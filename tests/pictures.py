"""The pictures of the documentation, taken by a browser: `python3 dev.py write screens` does it anew."""

import tempfile
from pathlib import Path
from typing import Final

from tests.browser import picture
from tests.dossiers import FRIDAY, MAU, filed
from tests.slips import CODE, reports

from motcua.adapters import qr
from motcua.adapters.display import render
from motcua.adapters.vietqr import VietQR
from motcua.forms import receipt
from motcua.money import VND

FOLDER: Final = Path(__file__).parents[1] / "docs" / "pictures"
PAYMENT: Final = VietQR("970403", "0011012345678", VND(20_000), purpose="lệ phí cư trú")


def pages() -> dict[str, tuple[str, int, int]]:
    """Each page with the size of its picture."""
    slip = receipt(filed(applicant=MAU).accept(at=FRIDAY, code=CODE))
    return {
        "receipt": (render(slip, codes=[qr.of_dossier(slip), qr.of_payment(PAYMENT)]), 559, 794),
        "settlement": (render(reports()["07a"]), 1122, 640),
    }


def main() -> None:
    """Take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (page, width, height) in pages().items():
            picture(page, FOLDER / f"{name}.png", width=width, height=height, folder=Path(folder))


if __name__ == "__main__":
    main()
