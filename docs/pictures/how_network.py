"""Drawings for docs/how_it_works.md of what the network does inside: levels, layers, probabilities.

Each returns a figure and what is to be seen in it, with the figures that were measured there.
"""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from synth import mulaw
from synth.config import SAMPLE_RATE, ModelConfig, dilations
from synth.figures import paint
from synth.model import WaveNetAutoencoder

Drawn = tuple[Figure, str]
# Of the tone whose error the text names.
QUIET_DB = -48
# So many layers are drawn as a tree.
TREE = 5
# Samples of the note that are shown with what was predicted for them, and one of these.
FIRST, SHOWN, CHOSEN = 8000, 110, 40


def quantisation() -> Drawn:
    """What 256 levels do to a sound."""
    figure = paint.new(11, 3.4)
    curve, stairs, quality = figure.subplots(1, 3)
    audio = np.linspace(-1, 1, 4001, dtype=np.float32)
    curve.plot(audio, mulaw.encode(audio))
    curve.set(title="256 levels", xlabel="sound", ylabel="level, −128 to 127")
    near = audio / 250
    stairs.plot(near, near, color=paint.LINES[1], linewidth=1, label="before")
    stairs.plot(near, mulaw.decode(mulaw.encode(near)), label="after")
    stairs.set(title="near silence, 250 times nearer", xlabel="sound", ylabel="sound of its level")
    stairs.legend()
    levels_db = np.arange(-72, 1, 3)
    ways = {"mu-law": _through_mulaw, "256 equal steps": _through_equal_steps}
    for name, way in ways.items():
        quality.plot(levels_db, [signal_to_error_db(way, level) for level in levels_db], label=name)
    quality.set(title="how far the error lies below", xlabel="level of a tone (dB)", ylabel="dB")
    quality.grid(True)
    quality.legend()
    steps = np.diff(mulaw.decode(np.arange(0, 128)))
    bent, equal = (signal_to_error_db(way, QUIET_DB) for way in ways.values())
    said = (
        f"The step from level 1 to level 2 is {steps[1]:.5f} of full scale, the last one {steps[-1]:.3f},"
        f" {steps[-1] / steps[1]:.0f} times as much. A tone {-QUIET_DB} dB below full scale stands"
        f" {bent:.0f} dB above its error; with 256 equal steps it would be {equal:.0f} dB: nothing would be"
        " left."
    )
    return figure, said


def _through_mulaw(audio: np.ndarray) -> np.ndarray:
    return mulaw.decode(mulaw.encode(audio))


def _through_equal_steps(audio: np.ndarray) -> np.ndarray:
    return np.clip(np.round(audio * 128), -128, 127) / 128


def signal_to_error_db(way: Callable[[np.ndarray], np.ndarray], level_db: float) -> float:
    """Of a tone whose peak is so many dB below full scale."""
    tone = np.sin(2 * np.pi * 440.3 * np.arange(SAMPLE_RATE) / SAMPLE_RATE) * 10 ** (level_db / 20)
    error = way(tone.astype(np.float32)) - tone
    return float(10 * np.log10(np.square(tone).sum() / np.square(error).sum()))


def dilation(config: ModelConfig) -> Drawn:
    """Which samples a layer hears, and how far back all of them do."""
    part, distances = config.decoder, dilations(config.decoder)
    figure = paint.new(11, 3.6)
    tree, reach = figure.subplots(1, 2, width_ratios=(2, 1))
    draw_tree(tree, distances[:TREE], part.filter)
    heard = heard_samples(config)
    reach.step(range(1, len(heard) + 1), heard, where="mid")
    rate = SAMPLE_RATE / 1000
    milliseconds = reach.secondary_yaxis("right", functions=(lambda n: n / rate, lambda ms: ms * rate))
    milliseconds.set_ylabel("ms")
    reach.set(title="how far back it hears", xlabel="layers", ylabel="samples")
    reach.grid(True)
    stage = part.layers // part.stages
    apart = ", ".join(map(str, distances[:TREE]))
    near = part.layers * (part.filter - 1) + part.filter
    said = (
        f"Left: the first {TREE} of {part.layers} layers; full are the dots that lead to one sample of the"
        f" result. Each layer joins {part.filter} dots, which lie {apart} … and at last"
        f" {distances[stage - 1]} apart; after {stage} layers it begins again. Right: all layers together"
        f" hear {config.receptive_field:,} samples, {config.receptive_field / rate:.0f} ms. If all dots were"
        f" neighbours, it would be {near} samples."
    )
    return figure, said


def heard_samples(config: ModelConfig) -> np.ndarray:
    """int64 [layers]: how many samples reach one of the result through the first layers."""
    first = config.decoder.filter + (config.predictor.taps - 1 if config.predictor else 0)
    return first + np.cumsum(dilations(config.decoder)) * (config.decoder.filter - 1)


def draw_tree(axes: Axes, distances: Sequence[int], taps: int) -> None:
    """Dots of each layer over time, those full that lead to the newest one of the topmost."""
    past = range(-sum(distances) * (taps - 1), 1)
    reached = {0}
    for height in range(len(distances), -1, -1):
        axes.scatter(past, [height] * len(past), s=9, facecolors="none", edgecolors="#8a8a8a")
        axes.scatter(sorted(reached), [height] * len(reached), s=14, color=paint.LINES[0], zorder=3)
        if not height:
            break
        lines = [(each, each - tap * distances[height - 1]) for each in reached for tap in range(taps)]
        for ends in lines:
            axes.plot(ends, (height, height - 1), color=paint.LINES[0], linewidth=0.5)
        reached = {older for _, older in lines}
    names = ["past samples", *(f"{distance} apart" for distance in distances)]
    axes.set_yticks(range(len(names)), names)
    axes.set(title="what one new sample is made from", xlabel="samples before it")
    axes.spines[["left", "bottom"]].set_visible(False)


def prediction(
    network: WaveNetAutoencoder, sound: np.ndarray, embedding: np.ndarray, pitch: float, name: str
) -> Drawn:
    """What the decoder holds likely for each sample of a real note."""
    heard = sound[None, : FIRST + SHOWN]
    likely = network.probabilities(heard, embedding[None], pitch)[0, FIRST:].numpy()
    codes = mulaw.encode(heard[0, FIRST:]).astype(int)
    figure = paint.new(11, 3.6)
    course, one = figure.subplots(1, 2, width_ratios=(2, 1))
    draw_course(course, likely, codes)
    one.bar(range(-128, 128), likely[CHOSEN], width=1.0)
    one.axvline(codes[CHOSEN], color=paint.LINES[1], linewidth=1.5, label="what it was")
    around = np.append(np.flatnonzero(likely[CHOSEN] > 0.002) - 128, codes[CHOSEN])
    one.set_xlim(around.min() - 4, around.max() + 4)
    one.set(title=f"sample {CHOSEN} alone", xlabel="level", ylabel="probability")
    one.legend(loc="upper left")
    bits = float(-np.log2(likely[np.arange(SHOWN), codes + 128]).mean())
    shares = np.sort(likely, axis=1)[:, ::-1].cumsum(axis=1)
    needed = int(np.median((shares < 0.9).sum(axis=1) + 1))
    said = (
        f"{SHOWN} samples ({1000 * SHOWN / SAMPLE_RATE:.0f} ms) of a {name} at"
        f" {paint.note_name(round(pitch))}; circles are the levels that the real note has. In the median"
        f" {needed} of the 256 levels share nine tenths of the probability. To tell which level it was takes"
        f" {bits:.1f} bits a sample for somebody who knows what the decoder expects, instead of 8."
    )
    return figure, said


def draw_course(axes: Axes, likely: np.ndarray, codes: np.ndarray) -> None:
    """Probabilities float [samples, 256] as brightness, and circles at the levels that were."""
    extent = (-0.5, len(codes) - 0.5, -128.5, 127.5)
    image = axes.imshow(np.sqrt(likely.T), origin="lower", aspect="auto", extent=extent, cmap="magma")
    axes.plot(codes, linestyle="none", marker="o", markersize=4, markerfacecolor="none", color="#7fd4ff")
    axes.set(title="how likely each level is, sample by sample", xlabel="sample", ylabel="level")
    bar = axes.figure.colorbar(image, ax=axes, label="probability")
    ticks = [tick for tick in (0.01, 0.1, 0.3, 0.6) if tick <= likely.max()]
    bar.set_ticks([tick**0.5 for tick in ticks], labels=[f"{tick:g}" for tick in ticks])
