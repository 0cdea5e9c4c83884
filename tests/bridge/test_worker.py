"""The render worker's rounds, with a sampler that needs no model."""

import numpy as np
import pytest
import soundfile

from bridge.render import wire
from bridge.render.worker import RenderWorker
from synth import mulaw
from synth.samplers.voice import Made, Sampler


class Tones(Sampler):
    """Every voice is a square wave far off the middle."""

    kind, hop = "tones", 512

    def __init__(self):
        self.open_voices = []

    def _start(self, voice):
        self.open_voices.append(voice)

    def advance(self, voices, samples=512):
        made = []
        for voice in voices:
            count = min(samples, voice.samples - voice.position)
            place = np.arange(voice.position, voice.position + count)
            codes = np.where(place // 20 % 2, 60, 20).astype(np.int8)
            made.append(Made(codes, mulaw.decode(codes)))
            voice.position += count
        return made

    def close(self, voice):
        self.open_voices.remove(voice)


@pytest.fixture
def worker():
    sent = []
    made = RenderWorker(Tones(), 16_000, sent.append)
    made.sent = sent
    return made


def order(path, identity="a", samples=8000, **changes):
    fields = {"embedding": bytes(4 * 16 * 2), "frames": 2, "pitch": 60, "temperature": 0.8, "seed": 0}
    return wire.Render(identity, samples=samples, path=str(path), **{**fields, **changes})


def test_a_note_is_made_chunk_by_chunk_and_written_without_drift(worker, tmp_path):
    worker.take(order(tmp_path / "a.wav"))
    while not worker.idle:
        worker.advance()
    progress = [message.samples["a"] for message in worker.sent if isinstance(message, wire.Progress)]
    assert progress == [*range(512, 8000, 512), 8000]
    assert worker.sent[-1] == wire.Finished("a", (tmp_path / "a.wav").stat().st_size)
    sound, _ = soundfile.read(tmp_path / "a.wav")
    assert len(sound) == 8000 and abs(sound[4000:].mean()) < 0.01 < np.abs(sound[4000:]).max()


def test_a_note_is_written_so_much_louder_but_never_clipped(worker, tmp_path):
    peaks = []
    for gain_db in (0.0, -6.0, 3.0, 90.0):
        worker.take(order(tmp_path / f"{gain_db}.wav", str(gain_db), gain_db=gain_db))
    while not worker.idle:
        worker.advance()
    for gain_db in (0.0, -6.0, 3.0, 90.0):
        sound, _ = soundfile.read(tmp_path / f"{gain_db}.wav")
        peaks.append(np.abs(sound).max())
    assert peaks[1:] == pytest.approx([peaks[0] / 1.995, peaks[0] * 1.413, 0.99], rel=0.01)


def test_notes_join_and_are_cancelled_between_chunks(worker, tmp_path):
    worker.take(order(tmp_path / "a.wav", "a"))
    worker.advance()
    worker.take(order(tmp_path / "b.wav", "b", samples=600))
    worker.take(wire.Cancel("a"))
    while not worker.idle:
        worker.advance()
    assert [file.name for file in tmp_path.iterdir()] == ["b.wav"]
    assert worker._sampler.open_voices == []


def test_a_note_that_cannot_be_made_or_written_fails_alone(worker, tmp_path):
    worker.take(order(tmp_path / "a.wav", "bad", temperature=-1.0))
    worker.take(order(tmp_path / "missing" / "b.wav", "lost"))
    worker.take(order(tmp_path / "c.wav", "good"))
    while not worker.idle:
        worker.advance()
    failed = {
        message.identity: message.message for message in worker.sent if isinstance(message, wire.Failed)
    }
    assert "0..10" in failed["bad"] and "cannot write" in failed["lost"]
    finished = [message.identity for message in worker.sent if isinstance(message, wire.Finished)]
    assert finished == ["good"] and [file.name for file in tmp_path.iterdir()] == ["c.wav"]
