"""`make demo`: a daemon, a phrase at two positions through the client, and what came of it to hear and see.

python -m bridge.demo FOLDER
"""

import html
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from bridge import pitches
from bridge.client import Client, Played, wait_until_ready

PRESET = "Chamber"
PHRASE = "C4 E4 G4 B4 C5"
POSITIONS = ((0.25, 0.25), (0.75, 0.75))
BEAT_SECONDS = 0.4
RELEASE_SECONDS = 0.6
RATE_HZ = 16000
# Beside the usual one, so that a running daemon is left alone.
PORT = 7791


def main(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    serve = ["serve", "--osc-port", str(PORT), "--midi", "off", "--cache", str(folder / "notes")]
    print(f"Starting the daemon: nsynth-bridge {' '.join(serve)}")
    daemon = subprocess.Popen([sys.executable, "-m", "bridge.cli", *serve])
    try:
        wait_until_ready(PORT)
        for position in POSITIONS:
            print(f"\nThe phrase {PHRASE} at position {position}, nothing rendered yet:", flush=True)
            play(position)
        for position in POSITIONS:
            print(f"\nThe same at {position} once more, from the cache:", flush=True)
            play(position)
        phrases = [collect(position, folder, number) for number, position in enumerate(POSITIONS, 1)]
    finally:
        daemon.terminate()
        daemon.wait()
    draw(phrases, folder / "spectra.png")
    write_page(folder)
    print(f"\nListen to {folder}/phrase_1.wav and phrase_2.wav, or open {folder}/index.html")


def play(position: tuple[float, float]) -> None:
    """As a user would: `nsynth-bridge play`."""
    place = [str(value) for value in position]
    arguments = [PHRASE, "--preset", PRESET, "--position", *place, "--osc-port", str(PORT)]
    subprocess.run([sys.executable, "-m", "bridge.cli", "play", *arguments, "--patience", "170"], check=True)


def collect(position: tuple[float, float], folder: Path, number: int) -> np.ndarray:
    """Copy the notes out of the cache and write the phrase; its audio."""
    with Client(port=PORT) as client:
        client.preset(PRESET)
        client.position(*position)
        played = client.play([pitches.parse(name) for name in PHRASE.split()])
    for note in played:
        shutil.copy(note.path, folder / f"position_{number}_{pitches.name(note.pitch)}.wav")
    phrase = arpeggio(played)
    from synth import audio

    audio.write(folder / f"phrase_{number}.wav", phrase, RATE_HZ)
    return phrase


def arpeggio(played: list[Played]) -> np.ndarray:
    """The notes one after the other, each faded out, the last one rung out."""
    from synth import audio

    beat, release = round(BEAT_SECONDS * RATE_HZ), round(RELEASE_SECONDS * RATE_HZ)
    phrase = np.zeros(beat * len(played) + 4 * RATE_HZ, np.float32)
    for step, note in enumerate(played):
        sound = audio.read(note.path)
        if step < len(played) - 1:
            sound = sound[: beat + release].copy()
            sound[-release:] *= np.linspace(1, 0, release, dtype=np.float32)
        phrase[beat * step : beat * step + len(sound)] += sound
    return phrase / max(1.0, float(np.abs(phrase).max()))


def draw(phrases: list[np.ndarray], path: Path) -> None:
    """Spectrograms of the phrases, one above the other."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, rows = pyplot.subplots(len(phrases), 1, figsize=(10, 6), sharex=True, layout="constrained")
    noise = np.random.default_rng(0).normal(0, 1e-6, len(phrases[0]))  # silence has no logarithm
    for row, phrase, position in zip(rows, phrases, POSITIONS, strict=True):
        row.specgram(phrase + noise, NFFT=1024, Fs=RATE_HZ, noverlap=768, cmap="magma", vmin=-130, vmax=-40)
        row.set(ylim=(0, 5000), ylabel="Hz", title=f"{PRESET}, x {position[0]}, y {position[1]}")
    rows[-1].set_xlabel("seconds")
    figure.savefig(path, dpi=100)


def write_page(folder: Path) -> None:
    players = "".join(
        f"<h2>Position {position}</h2><audio controls src=phrase_{number}.wav></audio>"
        for number, position in enumerate(POSITIONS, 1)
    )
    title = html.escape(f"{PHRASE} on {PRESET}")
    page = (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>NSynth Bridge</title>"
        f"<style>body{{font:16px sans-serif;max-width:60em;margin:2em auto}}img{{max-width:100%}}</style>"
        f"<h1>{title}</h1>{players}<h2>Spectra</h2>"
        f'<img src=spectra.png alt="Spectrograms of both phrases"></html>'
    )
    (folder / "index.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
