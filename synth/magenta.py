"""The published checkpoint's variable names and layout, to and from our model.

TensorFlow's convolutions are [1, filter, in, out]; ours are PyTorch's [out, in, filter]. Every width is
read from the shapes. The published networks have stages of ten layers (dilations 1 to 512).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import ArrayLike
from safetensors import SafetensorError
from safetensors.numpy import load_file

from synth import tf_checkpoint
from synth.config import PITCHES, DecoderConfig, EncoderConfig, ModelConfig
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder

LAYERS_PER_STAGE = 10
AVERAGE = "/ExponentialMovingAverage"
# An optimiser's slots and averages carry the variable's name and a suffix.
COMPANIONS = re.compile(
    r"global_step|beta\d_power(_\d+)?|.+/(Adam|Momentum|RMSProp|Adagrad|ExponentialMovingAverage)(_\d+)?"
)
BASELINE = re.compile(r"(encoder|decoder)/(\w+_Layer/\w+/(weights|biases|BatchNorm/\w+)|PitchEmbedding/\w+)")
# Of channels (published: 512), and of numbers: 1 GB, four times what was published.
LARGEST = 4096
LARGEST_PARAMETERS = 250_000_000


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


def from_variables(variables: Mapping[str, ArrayLike]) -> WaveNetAutoencoder:
    """Model from {published name: array in TensorFlow's order}, the hop being 512.

    Optimiser slots, averages and counters are passed over. All shapes are held against the network before
    a number is read. Raise SynthError that names what does not fit.
    """
    shapes = {name: np.shape(array) for name, array in variables.items()}
    config = config_from_shapes(shapes)
    ours = {
        f"{scope}/{leaf}": f"{module}.{parameter}"
        for scope, module in published_names(config)
        for leaf, parameter in (("W", "weight"), ("biases", "bias"))
    }
    refuse("missing", (name for name in ours if name not in shapes))
    refuse("of no NSynth WaveNet", (name for name in strangers(shapes) if name not in ours))
    # Without numbers until the checkpoint's take their places: there is no second copy of them.
    with torch.device("meta"):
        model = WaveNetAutoencoder(config)
    parameters = dict(model.named_parameters())
    if sum(each.numel() for each in parameters.values()) > LARGEST_PARAMETERS:
        raise SynthError(f"the network is larger than {LARGEST_PARAMETERS} parameters")
    wrong = [name for name in ours if _turned(shapes[name]) != parameters[ours[name]].shape]
    refuse("of a shape that does not fit", (f"{name} {list(shapes[name])}" for name in wrong))
    state = {ours[name]: _read(name, variables[name]) for name in ours}
    model.load_state_dict(state, assign=True)
    return model.eval().requires_grad_(False)


def is_baseline(names: Iterable[str]) -> bool:
    """Whether variables are of NSynth's baseline, which synth.spectral.published reads."""
    return any(BASELINE.fullmatch(name) for name in names)


def strangers(names: Iterable[str]) -> list[str]:
    """Names but those of optimiser slots, averages and counters."""
    return [name for name in names if not COMPANIONS.fullmatch(name)]


def averages(variables: Mapping[str, ArrayLike]) -> dict[str, ArrayLike]:
    """Moving averages under the names of the variables that they are of. Raise SynthError without any."""
    found = {name.removesuffix(AVERAGE): array for name, array in variables.items() if name.endswith(AVERAGE)}
    if not found:
        raise SynthError("the checkpoint holds no moving averages: leave --ema out")
    return found


def refuse(what: str, names: Iterable[str]) -> None:
    """One line, if there are such variables."""
    found = sorted(names)
    if found:
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        count = f"{len(found)} variable{'s are' if len(found) > 1 else ' is'}"
        raise SynthError(f"{count} {what}: {', '.join(found[:5])}{more}")


def _turned(shape: tuple[int, ...]) -> tuple[int, ...]:
    """Our shape of a variable's: [1, filter, in, out] becomes [out, in, filter]."""
    return shape[:0:-1] if len(shape) == 4 and shape[0] == 1 else shape


def _read(name: str, variable: ArrayLike) -> torch.Tensor:
    array = finite(name, variable)
    return torch.from_numpy(np.ascontiguousarray(array[0].transpose(2, 1, 0) if array.ndim == 4 else array))


def finite(name: str, variable: ArrayLike) -> np.ndarray:
    """float32 of a variable. Raise SynthError that names it if it holds anything but finite numbers."""
    array = np.asarray(variable)
    if array.dtype.kind != "f":
        raise SynthError(f"variable {name} holds {array.dtype}, not floating-point numbers")
    with np.errstate(over="ignore"):
        ours = np.array(array, np.float32)
    if not np.isfinite(ours).all():
        raise SynthError(f"variable {name} holds numbers that are not finite")
    return ours


def config_from_shapes(shapes: Mapping[str, tuple[int, ...]]) -> ModelConfig:
    """Configuration by the shapes of the published variables, each [1, filter, in, out]."""

    def shape(name: str) -> tuple[int, ...]:
        found = shapes.get(name, ())
        if len(found) != 4:
            average = f"; {name + AVERAGE} is there: take --ema" if name + AVERAGE in shapes else ""
            raise SynthError(f"not an NSynth WaveNet: no variable {name} of four dimensions{average}")
        if not 1 <= min(found) <= max(found) <= LARGEST:
            raise SynthError(f"variable {name} has shape {list(found)}; 1 to {LARGEST} channels are read")
        return found

    def layers(scopes: str) -> int:
        """The last one that there is anything of, so that what it lacks is named."""
        found = (re.fullmatch(rf"({scopes})_(\d{{1,3}})/(W|biases)", name) for name in shapes)
        return max((int(each[2]) for each in found if each), default=0)

    _, encoder_filter, _, encoder_width = shape("ae_startconv/W")
    _, decoder_filter, inputs, decoder_width = shape("startconv/W")
    bottleneck = shape("ae_bottleneck/W")[3]
    encoder_layers, decoder_layers = layers("ae_dilatedconv|ae_res"), layers("dilatedconv|cond_map|res|skip")
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


def read_variables(path: str | Path) -> Mapping[str, ArrayLike]:
    """Variables of a TensorFlow checkpoint, or of a safetensors file with the published names.

    Those of TensorFlow are read from their file when NumPy asks for them. Raise SynthError if there are none.
    """
    if Path(path).suffix != ".safetensors":
        return tf_checkpoint.read(path)
    try:
        return load_file(path)
    except (SafetensorError, OSError) as error:
        raise SynthError(f"{path} cannot be read as safetensors: {error}") from None
