"""The command `nsynth import-magenta`: a checkpoint with the published names in, a model of ours out."""

import argparse
from pathlib import Path

from synth.errors import SynthError

OURS = ".safetensors"


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "input",
        metavar="CKPT",
        help="prefix, .index or .data file, folder or .tar of TensorFlow (V2), the .tar compressed or not;"
        " or a .safetensors file",
    )
    made.add_argument("output", metavar=f"OUT{OURS}", help="written whole or not at all")
    made.add_argument(
        "--ema", action="store_true", help="take the moving averages of the variables, not the variables"
    )


def run(options: argparse.Namespace) -> None:
    from synth import checkpoints, magenta
    from synth.model import WaveNetAutoencoder
    from synth.spectral import published

    source, output = Path(options.input), Path(options.output)
    if output.suffix != OURS:
        raise SynthError(f"{output} must end in {OURS}, as what it holds is of that format")
    if not output.absolute().parent.is_dir() or output.is_dir():
        raise SynthError(f"{output} cannot be written: it is a folder, or in none")
    if output.exists() and source.exists() and output.samefile(source):
        raise SynthError(f"{output} is the checkpoint itself; give another name")
    variables = magenta.read_variables(source)
    found = len(variables)
    variables = magenta.averages(variables) if options.ema else variables
    model = (published if magenta.is_baseline(variables) else magenta).from_variables(variables)
    checkpoints.save(model, output, source=source.name, **({"averages": True} if options.ema else {}))
    used = len(model.state_dict())
    passed_over = found - used
    parameters = sum(parameter.numel() for parameter in model.parameters())
    print(f"{output}: {used} variables, {parameters / 1e6:.1f} M parameters; {passed_over} passed over")
    if not isinstance(model, WaveNetAutoencoder):
        layers = f"{len(model.config.encoder)} and {len(model.config.decoder)} layers"
        print(f"spectral autoencoder of {layers}, embedding {model.config.bottleneck}")
        return
    encoder, decoder = model.config.encoder, model.config.decoder
    print(
        f"encoder {encoder.layers} layers of {encoder.width}, embedding {model.config.bottleneck},"
        f" decoder {decoder.layers} layers of {decoder.width} with skips of {decoder.skip}"
    )
