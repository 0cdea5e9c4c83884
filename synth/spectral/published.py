"""The published baseline checkpoint's variable names and layout, to our model.

TensorFlow's convolutions are [height, width, in, out], transposed ones [height, width, out, in]; ours are
PyTorch's [out, in, height, width] and [in, out, height, width]: in both cases the same turn. Widths are
read from the shapes; strides are those of `nfft_1024`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import ArrayLike

from synth import magenta
from synth.config import PITCHES
from synth.errors import SynthError
from synth.spectral.config import LayerConfig, SpectralConfig, published
from synth.spectral.model import SpectralAutoencoder

ENCODER = ("0", "1", "2", "3", "4", "5", "6", "7", "7_1", "8")
DECODER = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "8_1")
PITCH = "decoder/PitchEmbedding/embedding_weights"
LEAVES = {
    "weights": "weight",
    "BatchNorm/beta": "normalisation.beta",
    "BatchNorm/moving_mean": "normalisation.mean",
    "BatchNorm/moving_variance": "normalisation.variance",
}


def published_names() -> Iterator[tuple[str, str]]:
    """Pairs of a published variable's name and ours."""
    scopes = [(f"encoder/{name}_Layer/{name}", f"encoder.{n}") for n, name in enumerate(ENCODER)]
    scopes += [("encoder/z_Layer/z", "bottleneck")]
    scopes += [(f"decoder/{name}_Layer/{name}", f"decoder.{n}") for n, name in enumerate(DECODER)]
    for scope, module in scopes:
        for leaf, name in LEAVES.items():
            yield f"{scope}/{leaf}", f"{module}.{name}"
    yield PITCH, "pitches"
    yield "decoder/mag_Layer/mag/weights", "output.weight"
    yield "decoder/mag_Layer/mag/biases", "output.bias"


def from_variables(variables: Mapping[str, ArrayLike]) -> SpectralAutoencoder:
    """Model from {published name: array in TensorFlow's order}.

    Optimiser slots and counters are passed over. All shapes are held against the network before a number is
    read. Raise SynthError that names what does not fit.
    """
    ours = dict(published_names())
    shapes = {name: np.shape(array) for name, array in variables.items()}
    magenta.refuse("missing", (name for name in ours if name not in shapes))
    magenta.refuse("of no NSynth baseline", (name for name in magenta.strangers(shapes) if name not in ours))
    config = config_from_shapes(shapes)
    with torch.device("meta"):
        model = SpectralAutoencoder(config)
    expected = {name: tensor.shape for name, tensor in model.state_dict().items()}
    wrong = [name for name in ours if turned(shapes[name]) != expected[ours[name]]]
    magenta.refuse("of a shape that does not fit", (f"{name} {list(shapes[name])}" for name in wrong))
    state = {ours[name]: _read(name, variables[name]) for name in ours}
    model.load_state_dict(state, assign=True)
    return model.eval().requires_grad_(False)


def config_from_shapes(shapes: Mapping[str, tuple[int, ...]]) -> SpectralConfig:
    """Configuration by the shapes of the published variables, which are all there."""

    def layer(name: str, transposed: bool, like: LayerConfig) -> LayerConfig:
        found = shapes[f"{name}/weights"]
        if len(found) != 4 or not 1 <= min(found) <= max(found) <= magenta.LARGEST:
            raise SynthError(
                f"variable {name}/weights has shape {list(found)}; 1 to {magenta.LARGEST} channels are read"
            )
        return replace(like, width=found[2 if transposed else 3], kernel=found[0])

    like = published()
    encoder = [
        layer(f"encoder/{name}_Layer/{name}", False, like.encoder[n]) for n, name in enumerate(ENCODER)
    ]
    decoder = [layer(f"decoder/{name}_Layer/{name}", True, like.decoder[n]) for n, name in enumerate(DECODER)]
    bottleneck = layer("encoder/z_Layer/z", False, like.encoder[-1]).width
    if len(shapes[PITCH]) != 2 or shapes[PITCH][0] != PITCHES:
        raise SynthError(f"variable {PITCH} has shape {list(shapes[PITCH])}, not [{PITCHES}, width]")
    pitch_width = shapes[PITCH][1]
    return replace(
        like, encoder=tuple(encoder), decoder=tuple(decoder), bottleneck=bottleneck, pitch_width=pitch_width
    )


def turned(shape: tuple[int, ...]) -> tuple[int, ...]:
    """Our shape of a variable's."""
    return (*shape[:1:-1], *shape[:2]) if len(shape) == 4 else shape


def _read(name: str, variable: ArrayLike) -> torch.Tensor:
    array = magenta.finite(name, variable)
    return torch.from_numpy(np.ascontiguousarray(array.transpose(3, 2, 0, 1) if array.ndim == 4 else array))
