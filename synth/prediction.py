"""Linear prediction with weights that follow embedding and pitch, frame by frame.

An ear for what a signal does next that costs some forty multiply-adds a sample, where the network has a
million; what it says is added to the network's logits (after LPCNet, Valin and Skoglund 2019, whose filter
comes from the features, too).
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn

from synth import mulaw
from synth.config import PITCHES, PREDICTOR_CHANNELS, ModelConfig

# Pitch as bumps of 8 semitones' width, so that what is learnt of a key holds for its neighbours.
PITCH_CENTRES = range(20, 116, 8)
PITCH_WIDTH = 8.0
# What brings the noise of training, at most 0.05 of a full code, to the size of the other inputs.
NOISE_SCALE = 50.0


class Prediction(NamedTuple):
    """What linear prediction says of each sample, float32 [batch, samples] each.

    code lies between codes; width is the natural logarithm of a Laplace distribution's width in codes; trust
    that of how steeply logits fall with the distance from it.
    """

    code: Tensor
    width: Tensor
    trust: Tensor

    def nats(self, target: Tensor) -> Tensor:
        """Mean of −ln of the Laplace density at codes [batch, samples]."""
        distance = (self.code - target).abs()
        return (math.log(2) + self.width + distance * torch.exp(-self.width)).mean()

    def logits(self) -> Tensor:
        """[batch, 256, samples]: what the prediction adds to the network's logits."""
        codes = torch.arange(-128, 128, device=self.code.device)[None, :, None]
        return -(codes - self.code[:, None]).abs() * torch.exp(self.trust)[:, None]


class Predictor(nn.Module):
    """The network from conditioning to weights: of the newest samples, the lags, an offset, width, trust."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        assert config.predictor is not None
        self.taps, self.embedding = config.predictor.taps, config.bottleneck
        centres = torch.tensor(PITCH_CENTRES)
        bumps = torch.exp(-0.5 * ((torch.arange(PITCHES)[:, None] - centres) / PITCH_WIDTH) ** 2)
        self.register_buffer("bumps", bumps, persistent=False)
        self.hidden = nn.Linear(config.bottleneck + len(centres) + 1, config.predictor.width)
        self.weights = nn.Linear(config.predictor.width, self.taps + PREDICTOR_CHANNELS + 3)
        with torch.no_grad():
            # It begins by saying half of the last sample and half of that a period ago, give or take e codes,
            # and is hardly listened to.
            self.weights.weight.mul_(0.1)
            self.weights.bias.zero_()
            self.weights.bias[[0, self.taps]] = 0.5
            self.weights.bias[-2:] = torch.tensor([1.0, -2.5])

    def forward(self, conditioning: Tensor) -> Tensor:
        """[batch, frames, conditioning_channels] to [batch, frames, taps + lags + 3], float32."""
        with torch.autocast(conditioning.device.type, enabled=False):
            conditioning = conditioning.float()
            embedding, pitch, noise = conditioning.split([self.embedding, PITCHES, 1], dim=2)
            hidden = self.hidden(torch.cat([embedding, pitch @ self.bumps, noise], dim=2))
            return self.weights(nn.functional.silu(hidden))


def expand(signal: Tensor) -> Tensor:
    """synth.mulaw.expand of a tensor."""
    bent = signal + 1 / (mulaw.MU + 1)
    return torch.sign(bent) / mulaw.MU * torch.expm1(bent.abs() * math.log(1 + mulaw.MU)) - mulaw.HALF_STEP


def predicted_code(linear: Tensor, offset: Tensor) -> Tensor:
    """Code, with fractions, of predicted linear audio: what mulaw.expand takes back, moved by an offset."""
    linear = linear + mulaw.HALF_STEP
    bent = torch.sign(linear) * torch.log1p(mulaw.MU * linear.abs()) / math.log(1 + mulaw.MU)
    return (128 * bent - 0.5 + offset).clamp(-128, 127)


def predict(newest: Tensor, lags: Tensor, weights: Tensor) -> Prediction:
    """The prediction of every sample.

    newest [batch, samples], the signal one sample before; lags [batch, lags, samples] of linear audio;
    weights [batch, taps + lags + 3, samples].
    """
    taps, samples = weights.shape[1] - lags.shape[1] - 3, newest.shape[1]
    past = expand(nn.functional.pad(newest, (taps - 1, 0)))
    heard = [past[:, taps - 1 - tap : taps - 1 - tap + samples] for tap in range(taps)]
    heard += list(lags.unbind(1))
    *factors, offset, width, trust = weights.unbind(1)
    linear = torch.zeros_like(newest)
    for factor, feature in zip(factors, heard, strict=True):
        linear = torch.addcmul(linear, factor, feature)
    return Prediction(predicted_code(linear, offset), width, trust)
