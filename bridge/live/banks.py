"""The instruments of each engine: banks of the same names, made by different models."""

from collections.abc import Callable
from functools import cached_property

from bridge.errors import ClientError
from bridge.live.notes import Instruments
from bridge.live.presets import SPECTRAL, EngineName
from synth.errors import SynthError


class Banks:
    """wavenet's are there; spectral reads the others, when the first preset asks for them."""

    def __init__(self, wavenet: Instruments, spectral: Callable[[], Instruments]) -> None:
        self.wavenet = wavenet
        self._read = spectral

    def of(self, engine: EngineName) -> Instruments:
        """Raise ClientError that says what is missing."""
        if engine != SPECTRAL:
            return self.wavenet
        try:
            return self._spectral
        except (SynthError, OSError) as error:
            raise ClientError(f"engine {SPECTRAL} is not there: {error}") from None

    @cached_property
    def _spectral(self) -> Instruments:
        """A failure is not kept: files that are put in their place are found by the next preset."""
        return self._read()
