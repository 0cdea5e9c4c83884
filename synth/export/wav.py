"""WAVs that tell key and loop, named for people: a folder a cell, to drop on Ableton's Sampler or another."""

from pathlib import Path

from synth.export.job import Job, square_name

NOTES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")


def steps(job: Job) -> int:
    grid = job.grid
    return len(grid.squares) * grid.resolution**2 * len(grid.pitches)


def size(job: Job) -> int:
    return steps(job) * job.wav_bytes


def write(job: Job, folder: Path) -> None:
    for number, square in enumerate(job.grid.squares):
        for yi in range(job.grid.resolution):
            for xi in range(job.grid.resolution):
                cell = f"x{xi}_y{yi}"
                target = folder / square_name(square) / cell
                target.mkdir(parents=True, exist_ok=True)
                for pitch in sorted(job.grid.pitches):
                    name = f"{square_name(square)}_{cell}_{pitch:03d}_{key_name(pitch)}.wav"
                    job.write_wav(job.note(number, xi, yi, pitch), target / name, pitch)


def key_name(pitch: int) -> str:
    """As Ableton counts octaves: 60 is C3."""
    return f"{NOTES[pitch % 12]}{pitch // 12 - 2}"
