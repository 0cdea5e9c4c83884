"""What is known of the render worker."""

from collections.abc import Sized
from dataclasses import dataclass

from bridge.live.notes import Note
from synth.config import SAMPLE_RATE


@dataclass
class Engine:
    """realtime: seconds of sound that are made in a second, all voices together; 0 while it is unknown."""

    model: str
    device: str = "starting"
    realtime: float = 0.0

    def seconds_left(self, note: Note, samples: int, queue: Sized) -> float:
        """Until the rest of a note is made that shares the speed with a queue; 0 while it is not known."""
        if not self.realtime:
            return 0.0
        return (note.samples - samples) / SAMPLE_RATE * max(1, len(queue)) / self.realtime
