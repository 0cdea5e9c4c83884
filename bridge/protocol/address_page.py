"""The README's tables of OSC addresses, from the table that the program goes by."""

import sys
from pathlib import Path

from bridge.protocol.addresses import COMMANDS, EVENTS, Address

BEGIN, END = "<!-- OSC table: make readme -->", "<!-- end of OSC table -->"


def markdown() -> str:
    """The tables of the README."""
    lines = ["| to the bridge | arguments | answers |", "|---|---|---|"]
    lines += [_row(address) for address in COMMANDS.values()]
    lines += ["", "| from the bridge | arguments | meaning |", "|---|---|---|"]
    lines += [_row(address) for address in EVENTS.values()]
    return "\n".join(lines) + "\n"


def _row(address: Address) -> str:
    arguments = " ".join(str(argument) for argument in address.arguments).replace("|", " or ")
    return f"| {address.address} | {arguments} | {address.text} |"


def write_into(path: Path) -> None:
    """Replace the tables of a Markdown file, which stand between two marks."""
    text = path.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    path.write_text(before + BEGIN + "\n" + markdown() + END + after, "utf-8")


if __name__ == "__main__":
    write_into(Path(sys.argv[1]))
