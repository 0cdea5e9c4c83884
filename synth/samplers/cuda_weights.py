"""Sizes and weights of a decoder as kernels on a GPU want them: filled up with zeros, biases joined."""

from typing import cast

import torch
from torch import Tensor
from torch.nn.functional import pad

from synth.model import Decoder, DecoderLayer
from synth.samplers.queued import bias, matrix


def layers_of(decoder: Decoder) -> list[DecoderLayer]:
    return cast("list[DecoderLayer]", list(decoder.layers))


def filled(tensor: Tensor, *sizes: int) -> Tensor:
    """With zeros behind its last dimensions up to these sizes."""
    missing = [size - had for size, had in zip(sizes, tensor.shape[-len(sizes) :], strict=True)]
    return pad(tensor, [each for extra in reversed(missing) for each in (0, extra)])


def power_of_two(number: int, least: int) -> int:
    """The smallest that is no less than either."""
    return max(least, 1 << (number - 1).bit_length())


def taps_of(layer: DecoderLayer, width: int) -> Tensor:
    """[tap, half of the gate, in, out] of a layer's convolution, oldest tap first."""
    weight = layer.dilated.weight.detach().permute(2, 0, 1).unflatten(1, (2, -1))
    return filled(weight.mT, width, width)


def skip_bias(decoder: Decoder) -> Tensor:
    """[skip]: all that meets in the sum of skips."""
    layers = layers_of(decoder)
    return torch.stack([bias(decoder.skip_start), *(bias(layer.skip) for layer in layers)]).sum(dim=0)


def condition_of(decoder: Decoder, width: int, skip: int) -> tuple[Tensor, Tensor]:
    """Matrix [conditioning, all] and bias [all] from conditioning to what it adds, with biases that it meets:

    of each layer the gate's two halves, then the output; all is 2 · layers · width + skip.
    """
    layers = layers_of(decoder)
    maps = torch.stack([matrix(layer.condition).unflatten(1, (2, -1)) for layer in layers], dim=1)
    biases = torch.stack([bias(layer.condition) + bias(layer.dilated) for layer in layers])
    out_bias = filled(bias(decoder.condition_out) + bias(decoder.out), skip)
    all_maps = torch.cat([filled(maps, width).flatten(1), filled(matrix(decoder.condition_out), skip)], dim=1)
    return all_maps, torch.cat([filled(biases.unflatten(1, (2, -1)), width).flatten(), out_bias])
