"""Places of voices in tensors on the device. Knows neither notes nor layers."""

from collections.abc import Sequence

import torch
from torch import Tensor

from synth.samplers.voice import Voice


class Slots:
    """Tensors [slots, …] in which every open voice has a place; place 0 belongs to rows without a voice."""

    def __init__(self, tensors: Sequence[Tensor]) -> None:
        self.tensors = list(tensors)
        self._places: dict[Voice, int] = {}
        self._free = list(range(1, len(self.tensors[0])))

    def __len__(self) -> int:
        return len(self.tensors[0])

    def take(self, voice: Voice) -> int:
        """A place for the voice, all zero. There are twice as many places when none is free."""
        if not self._free:
            self._free = list(range(len(self), 2 * len(self)))
            self.tensors = [torch.cat([tensor, torch.zeros_like(tensor)]) for tensor in self.tensors]
        place = self._places[voice] = self._free.pop()
        for tensor in self.tensors:
            tensor[place] = 0
        return place

    def give_back(self, voice: Voice) -> None:
        if voice in self._places:
            self._free.append(self._places.pop(voice))

    def place(self, voice: Voice) -> int:
        return self._places[voice]

    def of(self, voices: Sequence[Voice], rows: int, device: torch.device) -> tuple[Tensor, Tensor]:
        """int32 [rows] places of the voices, and positions; rows beyond them have place 0."""
        found = [[self._places[voice], voice.position] for voice in voices]
        found += [[0, 0]] * (rows - len(voices))
        places, positions = torch.tensor(found, dtype=torch.int32).T.contiguous().to(device)
        return places, positions
