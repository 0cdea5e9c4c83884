"""A sound becomes an instrument in the real worker, which goes on with its notes whatever the file is."""

import asyncio
import os
import signal

import numpy as np
import pytest
import soundfile

from bridge.errors import ClientError
from bridge.render.client import RenderClient
from synth import locations

MODEL = locations.model_path("default")


class Heard:
    def __init__(self):
        self.ready = asyncio.Event()

    def worker_starts(self): ...
    def worker_ready(self, device):
        self.ready.set()


@pytest.fixture
def sound(tmp_path):
    file = tmp_path / "saw.wav"
    soundfile.write(file, np.resize(np.linspace(-0.5, 0.5, 61), 48_000), 16_000)
    return file


def with_worker(tmp_path, work):
    """What `work(client)` returns, with a worker that is there."""

    async def run():
        np.zeros(16, np.float32).tofile(tmp_path / "memory")
        heard = Heard()
        client = RenderClient(MODEL, locations.file_identity(MODEL), tmp_path / "memory", heard)
        with pytest.raises(ClientError, match="being started"):
            await client.encode(tmp_path / "saw.wav")
        client.start()
        await asyncio.wait_for(heard.ready.wait(), 60)
        try:
            return await asyncio.wait_for(work(client), 60)
        finally:
            await client.close()

    return asyncio.run(run())


def test_sounds_are_encoded_one_after_the_other_and_what_is_none_is_refused(tmp_path, sound):
    (tmp_path / "text.wav").write_text("no sound")

    async def work(client):
        files = sound, tmp_path / "text.wav", tmp_path / "missing.wav", sound
        return await asyncio.gather(*map(client.encode, files), return_exceptions=True)

    first, text, missing, last = with_worker(tmp_path, work)
    assert "not a sound" in str(text) and isinstance(text, ClientError) and isinstance(missing, ClientError)
    assert (first.frames, first.embedding, first.gain_db) == (125, last.embedding, last.gain_db)
    assert np.abs(np.frombuffer(first.embedding, "<f4")).max() > 0.1 and -15 <= first.gain_db < 0


def test_who_waits_hears_of_a_worker_that_dies(tmp_path, sound):
    async def work(client):
        waiting = asyncio.create_task(client.encode(sound))
        await asyncio.sleep(0)
        os.kill(client.process_number, signal.SIGKILL)
        with pytest.raises(ClientError, match="ended over it"):
            await waiting

    with_worker(tmp_path, work)
