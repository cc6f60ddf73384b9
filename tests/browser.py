"""A page in a real browser: what its script says of where words stand and how they look."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PLACE = """
const place = (element, text) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + text.length);
    const box = range.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.top)];
  }
  return null;
};
"""
"""JavaScript: ``place(element, text)`` is the left and the top, in pixels, of the first ``text`` in an element."""


def ask_browser(page: str, question: str, folder: Path, *options: str, fragment: str = "") -> Any:
    """Return what ``question`` is in the page, or skip the test where there is no Chromium.

    Args:
        page: The HTML.
        question: A JavaScript expression, also a promise; its value must be JSON. ``place`` is at hand.
        folder: Where the page and the browser's profile may be written.
        options: Further options of Chromium.
        fragment: What stands behind the address, with its ``#``.
    """
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium on this machine")
    script = f"""<script>{PLACE}
    document.fonts.ready.then(() => {question}).then(answer => {{
      const told = document.createElement('pre');
      told.id = 'told';
      told.textContent = JSON.stringify(answer);
      document.body.append(told);
    }});</script>"""
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"{script}</body>"), encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--virtual-time-budget=5000", *options, "--dump-dom", file.as_uri() + fragment]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    told = re.search(r'<pre id="told">(.*?)</pre>', dumped)
    assert told is not None, "the page's script came to no end"
    return json.loads(html.unescape(told[1]))
