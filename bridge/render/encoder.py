"""Makes instruments of sound files, in a thread: the notes that are rendered meanwhile go on."""

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from bridge.render import wire
from synth import own_sounds
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.model import WaveNetAutoencoder


class Encoder:
    """Takes orders from a queue; the embedding, or why there is none, is sent when it is ready."""

    def __init__(
        self,
        model: "WaveNetAutoencoder",
        orders: "queue.SimpleQueue[wire.Encode]",
        send: Callable[[wire.FromWorker], None],
    ) -> None:
        self._model, self._orders, self._send = model, orders, send

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def encode(self, order: wire.Encode) -> None:
        try:
            embedding, gain_db = own_sounds.encode(self._model, Path(order.path))
        except SynthError as error:
            self._send(wire.NotEncoded(order.number, str(error)))
            return
        data = embedding.astype("<f4").tobytes()
        self._send(wire.Encoded(order.number, data, len(embedding), gain_db))

    def _run(self) -> None:
        # Of this thread alone: the notes need the cores more.
        torch.set_num_threads(1)
        while True:
            order = self._orders.get()
            try:
                self.encode(order)
            except Exception as error:
                # A decoder's fault with a strange file costs the file, not the notes.
                self._send(wire.NotEncoded(order.number, f"cannot be encoded: {error!r}"))
