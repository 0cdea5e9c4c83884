"""How a performance of two minutes is answered: shares of exact, nearest and streamed notes, as JSON.

python -m benchmarks.performance                 the recorded one, with an empty cache and with a full one
python -m benchmarks.performance --record FILE   play it to a daemon that traces: so it was recorded

The piece: held chords while the hand circles, a melody while it sweeps from side to side, another preset
with leaps, and the first part again with a held chord that glides. All from one seed.
"""

import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import latency
from bridge.client import Client

RECORDED = Path(__file__).parents[1] / "tests" / "bridge" / "data" / "performance.jsonl"
SEED = 5
# A hand on a pad or a knob is heard so often.
POSITIONS_HZ = 30
CHORDS = ((48, 60, 64, 67), (45, 57, 60, 64), (41, 57, 60, 65), (43, 55, 59, 62))
SCALE = (60, 62, 64, 67, 69, 72, 74, 76, 79, 81)
# Seconds, address, arguments.
Message = tuple[float, str, tuple[float | int | str, ...]]


def piece() -> list[Message]:
    """Everything that is played, in the order of time."""
    dice = random.Random(SEED)
    messages: list[Message] = [(0.0, "preset", ("Chamber",)), (60.0, "preset", ("Neon",))]
    messages += [(90.0, "preset", ("Chamber",)), (104.0, "glide", (0.2,))]
    messages += chords(dice, 1.0, 30.0, 2.0) + circle(0.0, 30.0)
    messages += melody(dice, 30.0, 60.0) + sweeps(dice, 30.0, 60.0)
    messages += chords(dice, 60.5, 90.0, 1.0) + leaps(dice, 60.0, 90.0)
    messages += chords(dice, 90.5, 104.0, 2.0) + circle(90.0, 120.0) + melody(dice, 92.0, 104.0)
    messages += [(104.5 + part / 10, "note", (pitch, 90)) for part, pitch in enumerate(CHORDS[0])]
    messages += [(119.0, "note", (pitch, 0)) for pitch in CHORDS[0]]
    return sorted(messages, key=lambda message: message[0])


def chords(dice: random.Random, begin: float, end: float, seconds: float) -> list[Message]:
    """One after the other, as hands play them: not all keys at once, nor all as hard."""
    return [
        message
        for number in range(int((end - begin) / seconds))
        for pitch in CHORDS[number % len(CHORDS)]
        for message in note(
            pitch, dice.randint(70, 110), begin + number * seconds + dice.uniform(0, 0.02), 0.9 * seconds
        )
    ]


def melody(dice: random.Random, begin: float, end: float) -> list[Message]:
    """Steps along a scale, each a quarter of a second or twice that."""
    messages: list[Message] = []
    place, now = 4, begin
    while now < end:
        place = min(len(SCALE) - 1, max(0, place + dice.choice((-2, -1, -1, 1, 1, 2))))
        seconds = dice.choice((0.25, 0.25, 0.5))
        messages += note(SCALE[place], dice.randint(50, 120), now, 0.9 * seconds)
        now += seconds
    return messages


def note(pitch: int, velocity: int, begin: float, seconds: float) -> Iterator[Message]:
    yield begin, "note", (pitch, velocity)
    yield begin + seconds, "note", (pitch, 0)


def circle(begin: float, end: float) -> list[Message]:
    """Round the middle in twelve seconds."""
    return [
        (
            now,
            "position",
            (0.5 + 0.35 * math.cos(now * math.tau / 12), 0.5 + 0.35 * math.sin(now * math.tau / 12)),
        )
        for now in steps(begin, end)
    ]


def sweeps(dice: random.Random, begin: float, end: float) -> list[Message]:
    """To some place in one second and a half, slower at both ends; then a rest of as long."""
    messages: list[Message] = []
    here, now = (0.85, 0.5), begin
    while now < end:
        there = dice.random(), dice.random()
        for moment in steps(0.0, 1.5):
            share = (1 - math.cos(math.pi * moment / 1.5)) / 2
            x, y = (a + share * (b - a) for a, b in zip(here, there, strict=True))
            messages.append((now + moment, "position", (x, y)))
        here, now = there, now + 3.0
    return messages


def leaps(dice: random.Random, begin: float, end: float) -> list[Message]:
    """A click on the pad every three seconds, of four places."""
    places = [(dice.random(), dice.random()) for _ in range(4)]
    return [
        (begin + 3.0 * number, "position", dice.choice(places)) for number in range(int((end - begin) / 3.0))
    ]


def steps(begin: float, end: float) -> list[float]:
    return [begin + number / POSITIONS_HZ for number in range(int((end - begin) * POSITIONS_HZ))]


def record(path: Path) -> None:
    """Play the piece to a daemon that traces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with latency.daemon("--trace", str(path)) as (port, _):
        client = Client(port=port)
        began = time.monotonic()
        for seconds, address, arguments in piece():
            time.sleep(max(0.0, began + seconds - time.monotonic()))
            client.send(address, *arguments)
        time.sleep(0.5)
        client.close()


def replayed(path: Path, cache: str) -> dict[str, float]:
    """Play a trace with this cache: how its note-ons were answered."""
    command = [sys.executable, "-m", "bridge.cli", "replay", str(path), "--json", "--log", "warning"]
    done = subprocess.run(
        [*command, "--osc-port", str(latency.PORT), "--cache", cache],
        check=True,
        capture_output=True,
        text=True,
    )
    outcome = json.loads(done.stdout)
    notes = sum(outcome["notes"].values())
    shares = {name: round(count / notes, 3) for name, count in outcome["notes"].items()}
    return {"notes": notes, **shares, "files": len(list(Path(cache).glob("*.wav")))}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", type=Path, metavar="FILE", help="play and record it instead")
    options = parser.parse_args()
    if options.record:
        record(options.record)
        return
    with tempfile.TemporaryDirectory() as cache:
        print(json.dumps({"cold": replayed(RECORDED, cache), "warm": replayed(RECORDED, cache)}))


if __name__ == "__main__":
    main()
