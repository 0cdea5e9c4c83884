"""Our weights' files: safetensors that carry their configuration. Never pickle."""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from synth.config import ModelConfig
from synth.errors import SynthError
from synth.locations import file_identity, model_path
from synth.model import WaveNetAutoencoder

FORMAT = "nsynth-bridge-model-1"
# One key alone: safetensors writes several in a random order, and the same weights would change identity.
METADATA_KEY = "nsynth_bridge"


def save(model: WaveNetAutoencoder, path: str | Path, **notes: object) -> None:
    """Write weights, configuration and notes (JSON values, such as steps) at once or not at all."""
    path = Path(path)
    header = {"format": FORMAT, "config": model.config.to_dict(), "notes": notes}
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
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise SynthError(
            f"{path} holds no NSynth Bridge model; weights with the published names go through"
            " `nsynth import-magenta`"
        )
    return header


def load(path_or_name: str | Path = "default", device: str = "cpu") -> WaveNetAutoencoder:
    """Model by name or file, in float32, ready for use. Raise SynthError with one line if it does not fit."""
    path = model_path(path_or_name)
    model = WaveNetAutoencoder(ModelConfig.from_dict(read_header(path).get("config", {})))
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
