"""A training run on disk: weights, their average, the optimiser's moments and the step, as safetensors."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from synth.errors import SynthError
from synth.training.config import RunConfig, structured

STATE = "training.safetensors"
MODEL = "model.safetensors"
METADATA_KEY = "nsynth_bridge"
FORMAT = "nsynth-bridge-training-1"
MOMENTS = ("exp_avg", "exp_avg_sq", "step")


class Average:
    """Exponential moving average of weights; early on it follows more quickly."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.weights = {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        decay = min(self.decay, (1 + step) / (10 + step))
        for name, tensor in model.state_dict().items():
            kept = self.weights[name]
            # Counters, as batch normalisation has them, have no mean.
            kept.lerp_(tensor, 1 - decay) if kept.is_floating_point() else kept.copy_(tensor)


def save(
    folder: Path,
    model: nn.Module,
    average: Average,
    optimiser: torch.optim.Adam,
    step: int,
    config: RunConfig,
) -> None:
    """Write the whole state at once or not at all."""
    tensors = {f"model/{name}": tensor for name, tensor in model.state_dict().items()}
    tensors |= {f"average/{name}": tensor for name, tensor in average.weights.items()}
    for name, parameter in model.named_parameters():
        moments = optimiser.state[parameter]
        tensors |= {f"{moment}/{name}": moments[moment] for moment in MOMENTS if moment in moments}
    header = {"format": FORMAT, "step": step, "config": asdict(config)}
    half = folder / (STATE + ".part")
    whole = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    save_file(whole, half, {METADATA_KEY: json.dumps(header)})
    half.replace(folder / STATE)


def load(
    folder: Path,
    model: nn.Module,
    average: Average,
    optimiser: torch.optim.Adam,
) -> int:
    """Put everything back; the number of steps done."""
    step = int(_header(folder)["step"])
    with safe_open(folder / STATE, "pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}

    def part(prefix: str) -> dict[str, Tensor]:
        return {
            name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)
        }

    model.load_state_dict(part("model/"))
    for name, tensor in part("average/").items():
        average.weights[name].copy_(tensor)
    for name, parameter in model.named_parameters():
        found = {moment: tensors.get(f"{moment}/{name}") for moment in MOMENTS}
        if found["step"] is not None:
            optimiser.state[parameter] = {
                moment: tensor.to(parameter.device) if moment != "step" else tensor
                for moment, tensor in found.items()
                if tensor is not None
            }
    return step


def read_config(folder: Path) -> RunConfig:
    """The configuration a run began with. Raise SynthError if there is nothing to resume."""
    return structured(_header(folder)["config"])


def _header(folder: Path) -> dict[str, Any]:
    path = folder / STATE
    try:
        with safe_open(path, "pt") as file:
            header = json.loads((file.metadata() or {}).get(METADATA_KEY, "{}"))
    except (SafetensorError, OSError, ValueError) as error:
        raise SynthError(f"nothing to resume at {path}: {error}") from None
    if header.get("format") != FORMAT:
        raise SynthError(f"{path} is not the state of a training run")
    return header
