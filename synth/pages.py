"""Tables that commands write into Markdown pages, between two marks."""

from pathlib import Path

from synth.errors import SynthError


def replace_between(page: Path, begin: str, end: str, text: str) -> None:
    """Put text between the marks of a Markdown file. Raise SynthError if it has none."""
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SynthError(f"{page} has no lines {begin} and {end} to put the table between")
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
