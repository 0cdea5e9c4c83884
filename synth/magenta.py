"""The published checkpoint's variable names and layout, to and from our model.

TensorFlow's convolutions are [1, filter, in, out]; ours are PyTorch's [out, in, filter]. Every width is
read from the shapes. The published networks have stages of ten layers (dilations 1 to 512).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.numpy import load_file

from synth.config import PITCHES, DecoderConfig, EncoderConfig, ModelConfig
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder

LAYERS_PER_STAGE = 10
# An optimiser's slots and averages carry the variable's name and a suffix.
COMPANIONS = re.compile(r"global_step|.*(/Adam(_\d+)?|/ExponentialMovingAverage|/Momentum)$|beta\d_power")


def published_names(config: ModelConfig) -> Iterator[tuple[str, str]]:
    """Pairs of a published variable scope and our module's name."""
    yield "ae_startconv", "encoder.start"
    for layer in range(config.encoder.layers):
        yield f"ae_dilatedconv_{layer + 1}", f"encoder.layers.{layer}.dilated"
        yield f"ae_res_{layer + 1}", f"encoder.layers.{layer}.residual"
    yield "ae_bottleneck", "encoder.bottleneck"
    yield "startconv", "decoder.start"
    yield "skip_start", "decoder.skip_start"
    ours = {"dilatedconv": "dilated", "cond_map": "condition", "res": "residual", "skip": "skip"}
    for layer in range(config.decoder.layers):
        for theirs, name in ours.items():
            yield f"{theirs}_{layer + 1}", f"decoder.layers.{layer}.{name}"
    yield "out1", "decoder.out"
    yield "cond_map_out1", "decoder.condition_out"
    yield "logits", "decoder.logits"


def from_variables(variables: Mapping[str, np.ndarray]) -> WaveNetAutoencoder:
    """Model from {published name: array in TensorFlow's order}, the hop being 512.

    Optimiser slots, averages and counters are passed over. Raise SynthError that names what does not fit.
    """
    config = config_from_shapes({name: np.shape(array) for name, array in variables.items()})
    model = WaveNetAutoencoder(config)
    used = set()
    state = {}
    for scope, module in published_names(config):
        for leaf, parameter in ((f"{scope}/W", "weight"), (f"{scope}/biases", "bias")):
            target = model.get_parameter(f"{module}.{parameter}")
            state[f"{module}.{parameter}"] = _fitted(variables, leaf, tuple(target.shape))
            used.add(leaf)
    foreign = sorted(name for name in variables if name not in used and not COMPANIONS.fullmatch(name))
    if foreign:
        raise SynthError(f"{len(foreign)} variables belong to no NSynth WaveNet: {', '.join(foreign[:5])}")
    model.load_state_dict(state)
    return model.eval().requires_grad_(False)


def _fitted(variables: Mapping[str, np.ndarray], name: str, shape: tuple[int, ...]) -> torch.Tensor:
    if name not in variables:
        raise SynthError(f"variable {name} is missing")
    array = np.asarray(variables[name], np.float32)
    if array.ndim == 4 and array.shape[0] == 1:
        array = array[0].transpose(2, 1, 0)
    if array.shape != shape:
        raise SynthError(f"variable {name} has shape {list(variables[name].shape)}, which does not fit")
    return torch.from_numpy(np.ascontiguousarray(array))


def config_from_shapes(shapes: Mapping[str, tuple[int, ...]]) -> ModelConfig:
    """Configuration by the shapes of the published variables, each [1, filter, in, out]."""

    def shape(name: str) -> tuple[int, ...]:
        if len(shapes.get(name, ())) != 4:
            raise SynthError(f"not an NSynth WaveNet: no variable {name} of four dimensions")
        return shapes[name]

    def layers(prefix: str) -> int:
        return sum(1 for name in shapes if re.fullmatch(rf"{prefix}_\d+/W", name))

    _, encoder_filter, _, encoder_width = shape("ae_startconv/W")
    _, decoder_filter, inputs, decoder_width = shape("startconv/W")
    bottleneck = shape("ae_bottleneck/W")[3]
    encoder_layers, decoder_layers = layers("ae_dilatedconv"), layers("dilatedconv")
    config = ModelConfig(
        encoder=EncoderConfig(encoder_layers, stages(encoder_layers), encoder_width, encoder_filter),
        decoder=DecoderConfig(
            decoder_layers, stages(decoder_layers), decoder_width, shape("skip_start/W")[3], decoder_filter
        ),
        bottleneck=bottleneck,
        pitch_conditioning=shape("cond_map_1/W")[2] == bottleneck + PITCHES,
        quasi_periodic=inputs > 1,
    )
    if config.input_channels != inputs:
        raise SynthError(f"startconv/W has {inputs} input channels; 1 or 12 are known")
    return config


def stages(layers: int) -> int:
    """Stages of ten layers, as published; fewer than ten layers are one stage."""
    return max(1, layers // LAYERS_PER_STAGE)


def read_variables(path: str | Path) -> dict[str, np.ndarray]:
    """Arrays of a safetensors file with the published names. Raise SynthError if it cannot be read."""
    try:
        return load_file(path)
    except (SafetensorError, OSError) as error:
        raise SynthError(f"{path} cannot be read as safetensors: {error}") from None
