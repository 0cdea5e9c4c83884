"""What the documents name is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
# `test_file.py::test_name…`, or `…test_name…` of the file that was named before.
NAMED = re.compile(r"`(test_\w+\.py)(?:::(test_\w+))?…?`|`…(test_\w+)…?`")


def test_every_test_that_the_page_on_reliability_names_is_there():
    sources = {path.name: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    named = NAMED.findall((ROOT / "docs" / "reliability.md").read_text("utf-8"))
    assert len(named) > 50
    file = ""
    for new_file, test, further in named:
        file = new_file or file
        assert file in sources, file
        assert f"def {test or further}" in sources[file], (file, test or further)
