"""Our weights' files: safetensors that carry their configuration. Never pickle."""

import json
from pathlib import Path
from typing import Any, TypeAlias

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from synth.config import ModelConfig
from synth.errors import SynthError
from synth.locations import file_identity, model_path
from synth.model import WaveNetAutoencoder
from synth.spectral.config import SpectralConfig
from synth.spectral.model import SpectralAutoencoder

FORMAT, SPECTRAL_FORMAT = "nsynth-bridge-model-1", "nsynth-bridge-spectral-1"
Autoencoder: TypeAlias = WaveNetAutoencoder | SpectralAutoencoder
# One key alone: safetensors writes several in a random order, and the same weights would change identity.
METADATA_KEY = "nsynth_bridge"


def save(model: Autoencoder, path: str | Path, **notes: object) -> None:
    """Write weights, configuration and notes (JSON values, such as steps) at once or not at all."""
    path = Path(path)
    kind = FORMAT if isinstance(model, WaveNetAutoencoder) else SPECTRAL_FORMAT
    header = {"format": kind, "config": model.config.to_dict(), "notes": notes}
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in model.state_dict().items()}
    half = path.with_name(path.name + ".part")
    try:
        save_file(tensors, half, {METADATA_KEY: json.dumps(header)})
        half.replace(path)
    except (SafetensorError, OSError) as error:
        half.unlink(missing_ok=True)
        raise SynthError(f"{path} cannot be written: {error}") from None


def read_header(path: Path) -> dict[str, Any]:
    """A model file's format, config and notes. Raise SynthError if it is not one of ours."""
    try:
        with safe_open(path, "pt") as file:
            header = json.loads((file.metadata() or {}).get(METADATA_KEY, "{}"))
    except (SafetensorError, OSError, ValueError) as error:
        raise SynthError(f"{path} is not a whole safetensors file: {error}") from None
    if not isinstance(header, dict) or header.get("format") not in (FORMAT, SPECTRAL_FORMAT):
        raise SynthError(
            f"{path} holds no NSynth Bridge model; weights with the published names go through"
            " `nsynth import-magenta`"
        )
    return header


def load_wavenet(path_or_name: str | Path = "default", device: str = "cpu") -> WaveNetAutoencoder:
    """What `load` says, for uses that a spectral autoencoder has not. Raise SynthError if it is one."""
    path = model_path(path_or_name)
    if read_header(path)["format"] == SPECTRAL_FORMAT:
        raise SynthError(f"{path} is a spectral autoencoder; here a WaveNet autoencoder is needed")
    model = load(path, device)
    assert isinstance(model, WaveNetAutoencoder)
    return model


def load(path_or_name: str | Path = "default", device: str = "cpu") -> Autoencoder:
    """Model by name or file, in float32, ready for use. Raise SynthError with one line if it does not fit."""
    path = model_path(path_or_name)
    model = _blank(read_header(path))
    expected = {name: list(tensor.shape) for name, tensor in model.state_dict().items()}
    try:
        with safe_open(path, "pt") as file:
            found = {name: file.get_slice(name).get_shape() for name in file.keys()}
            tensors = {name: file.get_tensor(name) for name in found}
    except (SafetensorError, OSError) as error:
        raise SynthError(f"{path} is not a whole safetensors file: {error}") from None
    wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if wrong:
        raise SynthError(f"{path} does not fit its own configuration at {', '.join(wrong[:3])}")
    if not all(torch.isfinite(tensor).all() for tensor in tensors.values()):
        raise SynthError(f"{path} holds numbers that are not finite")
    model.load_state_dict(tensors)
    model.identity = file_identity(path)
    return model.eval().requires_grad_(False).to(device)


def _blank(header: dict[str, Any]) -> Autoencoder:
    """A model of a header's configuration, with weights that say nothing yet."""
    config = header.get("config", {})
    if header["format"] == SPECTRAL_FORMAT:
        return SpectralAutoencoder(SpectralConfig.from_dict(config))
    return WaveNetAutoencoder(ModelConfig.from_dict(config))
