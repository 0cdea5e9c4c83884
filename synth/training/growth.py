"""A trained network inside a larger one: what is new begins as nothing, so that it sounds as before."""

import torch
from torch import nn

from synth.errors import SynthError


@torch.no_grad()
def grow(model: nn.Module, trained: nn.Module) -> None:
    """Give a model the weights of a smaller one; further channels of these tensors become 0.

    Raise SynthError if the model has not all that the trained one has.
    """
    state = model.state_dict()
    for name, tensor in trained.state_dict().items():
        target = state.get(name)
        if (
            target is None
            or target.ndim != tensor.ndim
            or any(a < b for a, b in zip(target.shape, tensor.shape, strict=True))
        ):
            raise SynthError(f"the configuration's model has no room for {name} of the model to begin with")
        target.zero_()
        target[tuple(slice(size) for size in tensor.shape)] = tensor
