import numpy as np
import pytest

from synth import magenta
from synth.errors import SynthError
from synth.magenta import published_names


def variables_of(model):
    """The published form of a model of ours."""
    state = model.state_dict()
    found = {}
    for scope, module in published_names(model.config):
        found[f"{scope}/W"] = state[f"{module}.weight"].numpy().transpose(2, 1, 0)[None]
        found[f"{scope}/biases"] = state[f"{module}.bias"].numpy()
    return found


def test_widths_are_read_from_the_shapes(published_model, published_figures):
    config = published_model.config
    assert (config.encoder.layers, config.encoder.stages, config.encoder.width) == (30, 3, 128)
    assert (config.decoder.layers, config.decoder.width, config.decoder.skip) == (30, 512, 256)
    assert not config.pitch_conditioning and not config.quasi_periodic
    shapes = [[int(part) for part in str(shape).split(",")] for shape in published_figures["variable_shapes"]]
    parameters = sum(parameter.numel() for parameter in published_model.parameters())
    assert parameters == sum(int(np.prod(shape)) for shape in shapes)


def test_export_and_import_are_inverse(bootstrap_model):
    again = magenta.from_variables(variables_of(bootstrap_model))
    assert again.config == bootstrap_model.config
    for name, tensor in bootstrap_model.state_dict().items():
        assert np.array_equal(tensor, again.state_dict()[name]), name


def test_slots_and_counters_are_passed_over_and_strangers_refused(bootstrap_model):
    variables = variables_of(bootstrap_model)
    extra = {
        "global_step": np.int64(5),
        "logits/W/Adam": np.zeros(1),
        "res_1/W/ExponentialMovingAverage": np.zeros(1),
    }
    magenta.from_variables({**variables, **extra})
    with pytest.raises(SynthError, match="mystery/W"):
        magenta.from_variables({**variables, "mystery/W": np.zeros(1)})


def test_what_does_not_fit_is_named(bootstrap_model):
    variables = variables_of(bootstrap_model)
    del variables["res_7/biases"]
    with pytest.raises(SynthError, match="res_7/biases"):
        magenta.from_variables(variables)
    variables["res_7/biases"] = np.zeros(5, np.float32)
    with pytest.raises(SynthError, match="res_7/biases"):
        magenta.from_variables(variables)
    with pytest.raises(SynthError, match="not an NSynth WaveNet"):
        magenta.from_variables({"a": np.zeros(1)})
