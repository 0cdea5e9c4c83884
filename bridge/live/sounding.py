"""What the performer tells whoever plays its notes in this process, when it tells the hosts."""

from bridge.live.presets import Preset
from bridge.live.voices import Held


class Sounding:
    """Silence: the hosts play. Who plays here overrides what it is told.

    A note is known by the key that holds it; the preset is the one in use.
    """

    # Gaps in the sound, for the answer to a client who asks; nothing where nothing plays.
    status: tuple[int, ...] = ()

    def play(self, held: Held, identity: str, pitch: int, samples: int, rate: float, preset: Preset) -> None:
        """A cached note of this pitch sounds, `rate` times as fast; nothing new if the key sounds already."""

    def stream(self, held: Held, identity: str, pitch: int, samples: int, preset: Preset) -> None:
        """A note that is being rendered sounds from its first samples on, if they can be had."""

    def bend(self, held: Held, factor: float) -> None:
        """The key's note goes on so many times as fast, beside its own rate."""

    def glide(
        self,
        held: Held,
        identity: str,
        pitch: int,
        samples: int,
        rate: float,
        preset: Preset,
        seconds: float,
    ) -> None:
        """The key's note goes on in another cached one, from where it is, within so many seconds.

        Its envelope, velocity and bend go on, too. Nothing for a key that does not sound.
        """

    def release(self, held: Held) -> None:
        """The key is up, or the pedal that kept it."""

    def stop(self) -> None:
        """Silence at once."""
