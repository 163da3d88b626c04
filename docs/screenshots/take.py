# ruff: noqa: INP001 - a script beside its pictures, not a package
"""Takes the screenshots that the README shows, of pages that are being served; wants Chromium.

    make demo FRESH=yes PORT=8140                                            (and leave it running)
    .venv/bin/python docs/screenshots/take.py http://127.0.0.1:8140          (in another terminal)

Every picture is what somebody sees first, without scrolling: at a desk 1280 pixels wide, on a telephone 360. The files
stand beside this one and are written over.
"""

import os
import shutil
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Error, sync_playwright

FOLDER = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
MOST_BYTES = 300_000


class Picture(NamedTuple):
    """One file: which page, in which language, on a screen of which size."""

    file: str
    path: str
    language: str
    width: int
    height: int
    scale: float


PICTURES = (
    Picture("board.png", "/", "ja", 1280, 1200, 1),
    Picture("board-en.png", "/", "en", 1280, 1270, 1),
    Picture("board-phone.png", "/", "ja", 360, 780, 2),
    Picture("subject.png", "/subjects/A-01", "ja", 1280, 1320, 1),
    Picture("subject-phone.png", "/subjects/A-01", "ja", 360, 780, 2),
)


def main() -> None:
    """Take every picture, or say what is missing."""
    parser = ArgumentParser(description="Takes the screenshots that the README shows.")
    parser.add_argument("address", help="of pages that are being served: http://127.0.0.1:8000")
    address = parser.parse_args().address
    named = os.environ.get("IBASHO_CHROMIUM")
    chromium = next(filter(None, map(shutil.which, [named] if named else CHROMIUM)), None)
    if chromium is None:
        parser.error("Chromium is missing: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            for picture in PICTURES:
                _take(browser, address, picture)
        except Error as error:
            parser.error(f"{address} does not answer as the demo does; run `make demo` first. {error.message}")
        finally:
            browser.close()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
    )
    context.add_cookies([{"name": "lang", "value": picture.language, "url": address}])
    page = context.new_page()
    page.goto(picture.path, wait_until="networkidle")
    file = FOLDER / picture.file
    page.screenshot(path=file)
    context.close()
    size = file.stat().st_size
    sys.stdout.write(f"{picture.file}: {size:,} bytes{' - too many for a README' if size > MOST_BYTES else ''}\n")


if __name__ == "__main__":
    main()
