"""A picture of a patch in presentation mode, as SVG. Drawn from the file: it is no screenshot of Max."""

from html import escape
from math import cos, pi, sin
from typing import Any

from panel import NOT_CONNECTED
from py2max import Box
from sheet import Sheet

# What the bridge may have told, in the order of a patch's boxes: corners and preset, figures; where the hand
# is, some knobs, and the texts that have changed.
PRESET, CORNERS = "Chamber", ("violin", "clarinet", "cello", "french_horn")
PATCH_TOLD = (*CORNERS, PRESET), ("0.6", "3", "9.5", "0.2", "7771", "7770", "4")
DEVICE_TOLD = (PRESET, *CORNERS), ("0.2", "7770")
TEXTS = {NOT_CONNECTED: "connected", "": "rendering 9 of 72 with 41 s to go", "-": "hears 53210"}
HAND, KNOBS = (
    (0.36, 0.58),
    (0.0, 0.0, 0.45, 0.0, 0.0, -0.3, 0.0, 0.0, 0.0, 0.6, 0.0, 0.0, 0.0, 0.0, -0.55, 0.0),
)
FONT = 'font-family="Arial, Helvetica, sans-serif"'
DEVICE_HEIGHT = 169
BLACK_KEYS = (1, 3, 6, 8, 10)


def picture(sheet: Sheet) -> str:
    """The SVG of what is shown, one unit a pixel; a device on the grey of Live."""
    shown = [box for box in sheet.patcher._boxes if box._kwds.get("presentation")]
    # What is behind comes first, the largest of it before the others.
    shown.sort(key=lambda box: -_rect(box)[2] if box.maxclass == "panel" else 0)
    _, _, width, height = sheet.patcher.rect
    drawing = _Drawing(*PATCH_TOLD)
    if sheet.patcher.devicewidth:
        width, height = sheet.patcher.devicewidth, DEVICE_HEIGHT
        drawing = _Drawing(*DEVICE_TOLD)
        drawing._box(0, 0, width, height, "#b8bcc2", 6)
    for box in shown:
        getattr(drawing, box.maxclass.strip("~").replace(".", "_"))(box, *_rect(box))
    lines = "\n".join(drawing.parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
    return f'{head} viewBox="0 0 {width:g} {height:g}">\n{lines}\n</svg>\n'


def _rect(box: Box) -> tuple[float, float, float, float]:
    x, y, width, height = box._kwds["presentation_rect"]
    return x, y, width, height


def _color(box: Box, key: str, otherwise: str = "none") -> str:
    value = box._kwds.get(key)
    if value is None:
        return otherwise
    red, green, blue = (round(255 * part) for part in value[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


class _Drawing:
    """One method for each kind of control, named as in Max."""

    def __init__(self, names: tuple[str, ...], figures: tuple[str, ...]) -> None:
        self.parts: list[str] = []
        self._names, self._figures, self._knobs = list(names), list(figures), list(KNOBS)

    def panel(self, box: Box, *rect: float) -> None:
        self._box(*rect, _color(box, "bgcolor"), box._kwds.get("rounded", 0))

    def comment(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        size = box._kwds.get("fontsize", 12.0)
        middle = box._kwds.get("textjustification") == 1
        self._text(
            x + (width / 2 if middle else 4),
            y + height / 2 + size * 0.36,
            TEXTS.get(box.text, box.text),
            _color(box, "textcolor", "#000"),
            size,
            middle,
        )

    def umenu(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._field(box, x, y, width, height, self._names.pop(0))
        right, middle = x + width - 12, y + height / 2
        self._path(f"M{right - 4:g} {middle - 2:g} h8 l-4 5 z", "#9fa5af")

    def textedit(self, box: Box, *rect: float) -> None:
        self._field(box, *rect, "")

    def number(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._field(box, x, y, width, height, self._figures.pop(0))

    flonum = live_numbox = number

    def textbutton(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._box(x, y, width, height, _color(box, "bgcolor", "#444"), 6)
        self._text(x + width / 2, y + height / 2 + 4.3, box.text, _color(box, "textcolor"), 12, True)

    def button(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._box(x, y, width, height, _color(box, "bgcolor", "#444"), 4)
        self._circle(x + width / 2, y + height / 2, width * 0.36, "none", _color(box, "outlinecolor", "#999"))

    def led(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._circle(x + width / 2, y + height / 2, width / 2 - 1, _color(box, "oncolor", "#5c5"))

    def pictslider(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._box(x, y, width, height, _color(box, "bgcolor", "#17191c"), 4)
        across, down = x + HAND[0] * width, y + HAND[1] * height
        self._path(f"M{across:g} {y:g} v{height:g} M{x:g} {down:g} h{width:g}", "none", "#3a3f47")
        self._circle(across, down, 9, _color(box, "color", "#40bfad"))

    def dial(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        value, across, down = self._knobs.pop(0), x + width / 2, y + height / 2
        angle = pi / 2 - value * 0.75 * pi
        self._circle(
            across, down, width / 2 - 4, _color(box, "bgcolor", "#333"), _color(box, "outlinecolor", "#888")
        )
        tip = across + cos(angle) * (width / 2 - 7), down - sin(angle) * (width / 2 - 7)
        self._path(
            f"M{across:g} {down:g} L{tip[0]:.1f} {tip[1]:.1f}", "none", _color(box, "needlecolor"), 2.5
        )

    def live_dial(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        """With its short name above."""
        value = box._kwds["saved_attribute_attributes"]["valueof"]
        self._text(x + width / 2, y + 9, value["parameter_shortname"], "#000", 10, True)
        share = (
            HAND["XY".index(value["parameter_longname"])] * 2 - 1 if value["parameter_mmin"] == 0 else None
        )
        across, down = x + width / 2, y + 30
        angle = pi / 2 - (self._knobs.pop(0) if share is None else share) * 0.75 * pi
        self._circle(across, down, 15, "none", "#8c9096")
        self._path(
            f"M{across:g} {down:g} L{across + cos(angle) * 15:.1f} {down - sin(angle) * 15:.1f}",
            "none",
            "#000",
            2,
        )

    def live_gain(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._box(x + width / 2 - 6, y, 12, height - 20, "#8c9096", 2)
        self._box(x + width / 2 - 6, y + height / 3, 12, height * 2 / 3 - 20, "#40bfad", 2)
        self._text(x + width / 2, y + height - 6, "0.0 dB", "#000", 10, True)

    def gain(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._box(x, y, width, height, "#17191c", 3)
        for row in range(0, int(height) - 70, 6):
            self._box(x + 3, y + height - 8 - row, width - 6, 4, "#40bfad", 1)

    def ezdac(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self._circle(x + width / 2, y + height / 2, width / 2 - 1, "#17191c", "#9fa5af")
        across, down = x + width / 2, y + height / 2
        self._path(f"M{across - 10:g} {down - 5:g} h6 l8 -7 v24 l-8 -7 h-6 z", "#9fa5af")

    def kslider(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        first, count = int(box._kwds["offset"]), int(box._kwds["range"])
        pitches = range(first, first + count)
        white = [pitch for pitch in pitches if pitch % 12 not in BLACK_KEYS]
        wide = width / len(white)
        for number in range(len(white)):
            self._box(x + number * wide, y, wide - 1, height, "#e6e8ea", 2)
        for pitch in pitches:
            if pitch % 12 in BLACK_KEYS:
                left = x + sum(other < pitch for other in white) * wide
                self._box(left - wide * 0.3, y, wide * 0.6, height * 0.62, "#15171a", 2)

    def _field(self, box: Box, x: float, y: float, width: float, height: float, text: str) -> None:
        self._box(x, y, width, height, _color(box, "bgcolor", "#333"), 3)
        self._text(x + 8, y + height / 2 + 4.3, text, _color(box, "textcolor", "#eee"), 12)

    def _box(self, x: float, y: float, width: float, height: float, fill: str, rounded: Any = 0) -> None:
        place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        self.parts.append(f'<rect {place} rx="{rounded}" fill="{fill}"/>')

    def _circle(self, x: float, y: float, radius: float, fill: str, stroke: str = "none") -> None:
        place = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
        self.parts.append(f'<circle {place} fill="{fill}" stroke="{stroke}" stroke-width="2"/>')

    def _path(self, path: str, fill: str, stroke: str = "none", width: float = 1.0) -> None:
        self.parts.append(f'<path d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"/>')

    def _text(self, x: float, y: float, text: str, fill: str, size: float, middle: bool = False) -> None:
        anchor = ' text-anchor="middle"' if middle else ""
        place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"'
        self.parts.append(f'<text {place} {FONT} fill="{fill}"{anchor}>{escape(text)}</text>')
