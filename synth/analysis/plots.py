"""Plots of reports as inline SVG, which takes its colours from the page, light or dark. Measures nothing."""

import html
from collections.abc import Sequence

import numpy as np

from synth.evaluation.optional import studio

WIDTH, HEIGHT = 240, 64
# Room for a stroke above and below.
EDGE = 4


def over_time(reference: np.ndarray, edited: np.ndarray, label: str) -> str:
    """One dimension [frames] of an edited embedding over that of the reference, which is dashed."""
    values = np.concatenate([reference, edited])
    span = values.min(), values.max()
    lines = [_line(_across(len(row)), row, span, kind) for row, kind in ((reference, "was"), (edited, "now"))]
    return _plot(label, lines, span)


def profile(reference: np.ndarray, other: np.ndarray, label: str) -> str:
    """Means of the dimensions [16] of an embedding, from left to right, over the reference's, dashed."""
    return over_time(reference, other, label)


def points(across: Sequence[float], values: Sequence[float | None], label: str) -> str:
    """Values at places from left to right, joined; the untold are left out."""
    told = [(place, value) for place, value in zip(across, values, strict=True) if value is not None]
    if not told:
        return f"<p>{html.escape(label)}: cannot be told</p>"
    places, heights = np.array([place for place, _ in told]), np.array([value for _, value in told])
    span = heights.min(), heights.max()
    width = max(max(across) - min(across), 1e-9)
    x = EDGE + (places - min(across)) / width * (WIDTH - 2 * EDGE)
    dots = [
        f'<circle class="dot" cx="{px:.1f}" cy="{py:.1f}" r="2.5"/>'
        for px, py in zip(x, _up(heights, span), strict=True)
    ]
    return _plot(label, [_line(x, heights, span, "now"), *dots], span)


def square(values: Sequence[float | None], steps: int, label: str, digits: int) -> str:
    """A square's cells row by row from the top left, dark where the value is low; hatched where untold."""
    told = [value for value in values if value is not None]
    low, high = (min(told), max(told)) if told else (0.0, 0.0)
    colours = studio("matplotlib").colormaps["viridis"]
    cells = []
    for number, value in enumerate(values):
        row, column = divmod(number, steps)
        where = f'x="{column}" y="{row}" width="1.02" height="1.02"'
        if value is None:
            cells.append(f'<rect class="untold" {where}/>')
            continue
        red, green, blue, _ = colours(0.5 if high == low else (value - low) / (high - low), bytes=True)
        cells.append(
            f'<rect {where} fill="#{red:02x}{green:02x}{blue:02x}">'
            f"<title>{signed(value, digits)}</title></rect>"
        )
    return (
        f'<svg class="square" viewBox="0 0 {steps} {steps}" role="img" aria-label="{html.escape(label)}">'
        f"{''.join(cells)}</svg>"
    )


def signed(value: float | None, digits: int) -> str:
    """With its sign, the minus as it is printed, and none before nought; a dash for what cannot be told."""
    if value is None:
        return "–"
    return f"{round(value, digits) + 0.0:+.{digits}f}".replace("-", "−")


def _across(count: int) -> np.ndarray:
    return np.linspace(EDGE, WIDTH - EDGE, count)


def _up(values: np.ndarray, span: tuple[float, float]) -> np.ndarray:
    low, high = span
    share = (values - low) / (high - low) if high > low else np.full(len(values), 0.5)
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)


def _line(x: np.ndarray, values: np.ndarray, span: tuple[float, float], kind: str) -> str:
    pairs = " ".join(f"{px:.1f},{py:.1f}" for px, py in zip(x, _up(values, span), strict=True))
    return f'<polyline class="{kind}" points="{pairs}"/>'


def _plot(label: str, inside: Sequence[str], span: tuple[float, float]) -> str:
    low, high = (f"{value:.2f}".replace("-", "−") for value in span)
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(label)},'
        f' between {low} and {high}">{"".join(inside)}</svg><p class="span">{low} … {high}</p>'
    )
