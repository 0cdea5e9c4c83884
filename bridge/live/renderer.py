"""What is known of the render worker."""

from collections.abc import Mapping
from dataclasses import dataclass

from synth.config import SAMPLE_RATE


@dataclass
class Renderer:
    """models: each engine's weights, as the settings name them. realtime: seconds of sound that are made in a
    second, all voices together; 0 while it is unknown.
    """

    models: Mapping[str, str]
    device: str = "starting"
    realtime: float = 0.0

    def seconds_left(self, samples: int, voices: int = 1) -> float:
        """Until so many samples are made by one of so many voices; 0 while the speed is not known."""
        return samples * max(1, voices) / SAMPLE_RATE / self.realtime if self.realtime else 0.0
