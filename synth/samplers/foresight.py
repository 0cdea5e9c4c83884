"""Linear prediction of a batch of voices, sample by sample; synth.prediction says what it is.

What reads the periods before is known some samples ahead and is summed for all of them at once.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from synth.config import PREDICTOR_CHANNELS
from synth.periodicity import PREDICTOR_LAGS, lag_taps
from synth.prediction import Prediction, Predictor, expand, predicted_code

# Linear audio of each code.
LINEAR = expand(torch.arange(-128, 128) / 128)


class VoiceForesight:
    """A voice's prediction weights [frames, taps + lags + 3], and the taps that read its lags."""

    def __init__(self, predictor: Predictor, conditioning: Tensor, pitch: float) -> None:
        self.weights = predictor(conditioning)[0]
        self.taps = predictor.taps
        offsets, lag_weights = lag_taps(pitch, PREDICTOR_LAGS)
        self.offsets, self.lag_weights = torch.from_numpy(offsets), torch.from_numpy(lag_weights)
        self.reach = max(self.taps, -int(offsets.min()))


class Foresight:
    """Rows of voices that advance together. signal [rows, reach + block] holds their past, in codes / 128."""

    def __init__(self, rows: Sequence[VoiceForesight], signal: Tensor, block: int) -> None:
        self._rows = rows
        self._taps, self._reach = rows[0].taps, signal.shape[1] - block
        self._linear = expand(signal)
        offsets = torch.stack([row.offsets for row in rows])
        self._lag_weights = torch.stack([row.lag_weights for row in rows]).to(signal.device)[:, None]
        self._linear_of = LINEAR.to(signal.device)
        self._ahead = min(block, -int(offsets.max()))
        ahead = torch.arange(self._ahead, device=signal.device)[None, :, None, None]
        self._index = offsets.to(signal.device)[:, None] + self._reach + ahead
        features = self._taps + PREDICTOR_CHANNELS
        self._weights = torch.zeros(block, len(rows), features + 3)
        self._from_lags = torch.zeros(block, len(rows))

    def take_frame(self, hop: slice, row: int, frame: int) -> None:
        """A row's weights for these samples of the block."""
        self._weights[hop, row] = self._rows[row].weights[frame]

    def look(self, now: int, samples: int, told: Tensor) -> Tensor:
        """What is added to the logits [rows, 256] of sample `now` of the block.

        `told` [rows] gets what the network hears of the prediction.
        """
        if now % self._ahead == 0:
            self._add_lags(now, min(self._ahead, samples - now))
        weights = self._weights[now]
        past = self._linear[:, self._reach + now - self._taps : self._reach + now].flip(1)
        linear = self._from_lags[now] + (past * weights[:, : self._taps]).sum(dim=1)
        *_, offset, width, trust = weights.unbind(1)
        code = predicted_code(linear, offset)
        torch.div(code, 128, out=told)
        return Prediction(code[:, None], width[:, None], trust[:, None]).logits()[:, :, 0]

    def hear(self, now: int, codes: Tensor) -> None:
        """Sample `now` became these codes [rows]."""
        self._linear[:, self._reach + now] = self._linear_of[codes + 128]

    def roll(self, samples: int) -> None:
        """Make the newest samples the past of the next block."""
        self._linear[:, : self._reach] = self._linear[:, samples : samples + self._reach].clone()

    def _add_lags(self, now: int, samples: int) -> None:
        index = (self._index[:, :samples] + now).flatten(1)
        taps = self._linear.gather(1, index).view(len(self._rows), samples, PREDICTOR_CHANNELS, -1)
        lags = (taps * self._lag_weights).sum(dim=3).transpose(0, 1)
        weights = self._weights[now : now + samples, :, self._taps : self._taps + PREDICTOR_CHANNELS]
        self._from_lags[now : now + samples] = (lags * weights).sum(dim=2)
