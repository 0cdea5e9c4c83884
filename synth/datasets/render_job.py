"""One shard of a render: its instruments played, scaled and written. Knows no processes and no plan.

It opens the soundfont anew, so that its samples depend on nothing that was played before: the same settings
give the same bytes, however many processes share the work.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import soundfile

from synth import mulaw
from synth.config import SAMPLE_RATE
from synth.datasets import examples, players, shards
from synth.datasets.general_midi import Program
from synth.datasets.recordings import AUDIO

VERSION = 1
# The loudest note of an instrument at the highest velocity peaks here; the others keep their distance to it.
PEAK = 0.9
# Below it a note is silence, after scaling: about −54 dB.
SILENT = 0.002
# What no gain makes an instrument of, before scaling.
NOTHING = 1e-4
NOTE_SAMPLES = 64_000


@dataclass(frozen=True)
class Settings:
    """What decides the samples of a render, stored beside them."""

    soundfont: str
    soundfont_sha256: str
    player: str
    programs: list[int]
    pitches: list[int]
    velocities: list[int]
    wav: bool
    version: int = VERSION

    @property
    def notes_per_program(self) -> int:
        return len(self.pitches) * len(self.velocities)


@dataclass(frozen=True)
class Job:
    """One shard: number within its split's folder, and the instruments it holds."""

    folder: Path
    number: int
    programs: list[Program]
    soundfont: Path
    settings: Settings

    @property
    def done(self) -> bool:
        return shards.index_path(self.folder, self.number).is_file()


@dataclass
class Facts:
    """What became of one instrument's notes."""

    name: str
    program: int
    family: str
    source: str
    gain: float = 0.0
    notes: int = 0
    silent: int = 0
    clipped: int = 0


def render_shard(job: Job) -> None:
    """Play the notes of a job's instruments and write them."""
    settings = job.settings
    codes = np.empty((len(job.programs) * settings.notes_per_program, NOTE_SAMPLES), np.int8)
    rows: list[str] = []
    facts = {}
    if settings.wav:
        (job.folder / AUDIO).mkdir(exist_ok=True)
    with closing(players.open_player(job.soundfont, settings.player)) as player:
        for program in job.programs:
            found = Facts(program.name, program.number, program.family, program.source)
            for name, samples in play(player, program, settings, found):
                if settings.wav:
                    soundfile.write(job.folder / AUDIO / f"{name}.wav", samples, SAMPLE_RATE)
                codes[len(rows)] = mulaw.encode(samples / np.float32(32768))
                rows.append(name)
            facts[program.instrument] = asdict(found)
    shards.write(job.folder, job.number, codes[: len(rows)], rows, facts)


def play(
    player: players.Player, program: Program, settings: Settings, facts: Facts
) -> Iterator[tuple[str, np.ndarray]]:
    """(name, int16 [samples]) of an instrument's notes that sound; counts them and the others in `facts`.

    All are scaled alike, so that the loudest note at the highest velocity peaks at PEAK. The 16 bits are
    those of a WAV file: codes made from either are the same.
    """
    highest = max(settings.velocities)
    strongest = {pitch: player.note(program.number, pitch, highest) for pitch in settings.pitches}
    peak = max(float(np.abs(sound).max()) for sound in strongest.values())
    facts.gain = PEAK / peak if peak > NOTHING else 0.0
    for pitch in settings.pitches:
        for velocity in settings.velocities:
            again = velocity == highest
            sound = strongest[pitch] if again else player.note(program.number, pitch, velocity)
            level = float(np.abs(sound).max()) * facts.gain
            if level < SILENT:
                facts.silent += 1
            elif level >= 1:
                facts.clipped += 1
            else:
                facts.notes += 1
                samples = np.round(sound * np.float32(facts.gain * 32767)).astype(np.int16)
                yield examples.note_name(program, pitch, velocity), samples
