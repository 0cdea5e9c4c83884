"""The studio command `nsynth`. Parses arguments and prints; the work is done by the modules it calls."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace

import synth
from synth import (
    bank,
    decode_command,
    edit_command,
    encode_command,
    import_command,
    info_command,
    locations,
)
from synth.analysis import command as analysis
from synth.bench import command as bench
from synth.datasets import rendering
from synth.errors import SynthError
from synth.evaluation import command as evaluation
from synth.export import command as export
from synth.figures import command as figures
from synth.grid import command as grid
from synth.prepare import command as prepare
from synth.training import command as training


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if it went well, 1 with one line if not (argparse answers misuse with 2)."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except (SynthError, OSError) as error:
        print(f"nsynth {options.command}: {_said(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except SystemError as error:
        # What numba has compiled makes this of Ctrl-C, once at each level.
        cause: BaseException | None = error
        while isinstance(cause, SystemError):
            cause = cause.__cause__
        if isinstance(cause, KeyboardInterrupt):
            return 130
        raise
    return 0


def _said(error: Exception) -> str:
    """Of a system's error without its number, which tells nobody anything."""
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="nsynth", description="NSynth's WaveNet autoencoder at the desk.")
    top.add_argument("--version", action="version", version=synth.__version__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[..., None], text: str, example: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, epilog=f"example: nsynth {example}")
        made.set_defaults(run=run)
        return made

    def model_option(made: argparse.ArgumentParser) -> None:
        made.add_argument("--model", default="default", metavar="default|FILE", help="which weights")

    made = command(
        "encode",
        encode_command.run,
        "Encode sound files to embeddings.",
        "encode flute.wav flute.npy, or nsynth encode my_samples embeddings",
    )
    encode_command.add_arguments(made)
    model_option(made)

    made = command(
        "decode",
        decode_command.run,
        "Decode embeddings to sound files of any rate and format.",
        "decode flute.npy flute.wav --pitch 60, or nsynth decode embeddings sounds --format flac",
    )
    decode_command.add_arguments(made)
    model_option(made)

    made = command(
        "edit",
        edit_command.edit,
        "Change an embedding: one edit, or several in a row.",
        "edit flute.npy wavering.npy vibrato 5 0.5 0-7 + stretch 2 + move 0 -1.5",
    )
    edit_command.add_edit_arguments(made)

    made = command(
        "interpolate",
        edit_command.interpolate,
        "Mix two embeddings frame by frame; the shorter one holds its last frame.",
        "interpolate flute.npy guitar.npy between.npy --position 0.3",
    )
    edit_command.add_interpolate_arguments(made)

    made = command(
        "info",
        info_command.run,
        "Tell what a model file holds, how its bank's dimensions spread, and what a sound is near.",
        "info default --sound flute.wav",
    )
    info_command.add_arguments(made)

    made = command(
        "import-magenta",
        import_command.run,
        "Convert the published TensorFlow checkpoint, or another one of its network, to a model of ours.",
        "import-magenta wavenet-ckpt/model.ckpt-200000 h512.safetensors",
    )
    import_command.add_arguments(made)

    made = command(
        "prepare",
        prepare.run,
        "Make notes for grids, samplers and the Open NSynth Super of a folder of recordings.",
        "prepare recordings our_sounds --pitches ons --fill --tune",
    )
    prepare.add_arguments(made)

    made = command(
        "render-dataset",
        rendering.run,
        "Play every General MIDI instrument of a soundfont as notes to train on.",
        "render-dataset notes --soundfont MuseScore_General_Lite.sf3 --pitch-step 2",
    )
    rendering.add_arguments(made)

    made = command(
        "train",
        training.run,
        "Train a model, or fine-tune one on your own sounds.",
        "train --init default --data my_samples --out my_run --minutes 30",
    )
    training.add_arguments(made)

    made = command(
        "evaluate",
        evaluation.run,
        "Measure how well a model reconstructs notes and plays its instruments.",
        "evaluate default --data notes --json",
    )
    evaluation.add_arguments(made)

    made = command(
        "analyse",
        analysis.run,
        "Tell by ear, eye and figures what the dimensions of a sound do, and how sounds go over into others.",
        "analyse flute flute_study, or nsynth analyse flute flute_to_violin --to violin,"
        " or nsynth analyse presets/chamber.json chamber_square",
    )
    analysis.add_arguments(made)
    model_option(made)

    made = command(
        "figure",
        figures.run,
        "Draw rainbowgrams, notes between two, levels over time or embeddings, as the NSynth paper does.",
        "figure interpolation flute violin between.png --steps 5",
    )
    figures.add_arguments(made)

    made = command(
        "bench",
        bench.run,
        "Measure how fast this machine renders, with each sampler and so many voices at once.",
        "bench --model default --kind simd --voices 1 --voices 8 --json",
    )
    bench.add_arguments(made)

    made = command(
        "grid",
        grid.run,
        "Render every cell of squares of instruments to files, for samplers and hardware.",
        "grid settings.json my_grid --plan",
    )
    grid.add_arguments(made)

    made = command(
        "export",
        export.run,
        "Make instruments of a rendered grid for samplers and for the Open NSynth Super.",
        "export my_grid my_pads --to ons",
    )
    export.add_arguments(made)

    made = command(
        "bank",
        make_bank,
        "Encode the General MIDI instruments of a soundfont as the model's bank.",
        "bank --soundfont MuseScore_General_Lite.sf3",
    )
    made.add_argument("--soundfont", required=True, metavar="FILE")
    model_option(made)
    return top


def make_bank(options: argparse.Namespace) -> None:
    from contextlib import closing

    from rich.progress import track

    from synth import samplers
    from synth.datasets import bank_notes
    from synth.datasets.general_midi import INSTRUMENTS
    from synth.datasets.players import open_player

    path = locations.model_path(options.model)
    model = synth.load(path)
    with closing(open_player(options.soundfont)) as player:
        arrays = {
            instrument.name: bank_notes.encode(model, player, instrument)
            for instrument in track(INSTRUMENTS, "encoding")
        }
    encoded = bank.Bank(model.identity, INSTRUMENTS, arrays)
    samplers.prepare_process(model)
    gains = bank_notes.gains_db(model, encoded, lambda steps, total: track(steps, "measuring", total))
    levelled = [replace(each, gain_db=gain) for each, gain in zip(INSTRUMENTS, gains, strict=True)]
    target = locations.bank_path(path)
    bank.Bank(model.identity, levelled, arrays).save(target)
    print(f"{target}: {len(levelled)} instruments")


if __name__ == "__main__":
    sys.exit(main())
