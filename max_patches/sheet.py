"""A Max patcher drawn box by box. Knows how boxes are placed and wired, not what they are for."""

from itertools import pairwise
from typing import Any

from py2max import Box, Patcher
from py2max.core.common import Rect

# A box stands for its first inlet or outlet; a pair names another one.
Port = Box | tuple[Box, int]
Shown = tuple[float, float, float, float]
# In device files a name that begins with this is one of its own for every instance.
INSTANCE = "---"


class Sheet:
    """Strict: a wire that Max would refuse raises an error.

    A box that would cover another one moves down until it does not.
    """

    def __init__(
        self, title: str, window: list[float], parent: "Sheet | None" = None, **options: Any
    ) -> None:
        within = parent.patcher if parent else None
        self.patcher = Patcher(title=title, parent=within, strict=True, **options)
        self.patcher.rect = Rect(*window)
        self._taken: list[Shown] = []

    def box(self, x: float, y: float, text: str, **options: Any) -> Box:
        return self.patcher.add_textbox(text, patching_rect=self._free(x, y, _size(text)), **options)

    def own(self, x: float, y: float, text: str, inlets: int, outlets: list[str]) -> Box:
        """A patch of our own: not in Max's reference, so its ports are stated."""
        return self.box(
            x, y, text, numinlets=inlets, numoutlets=len(outlets), outlettype=outlets, maxclass="newobj"
        )

    def message(self, x: float, y: float, text: str) -> Box:
        return self.patcher.add_message(text, patching_rect=self._free(x, y, _size(text)))

    def comment(self, x: float, y: float, text: str) -> Box:
        return self.patcher.add_comment(text, patching_rect=self._free(x, y, _size(text)))

    def control(self, x: float, y: float, kind: str, shown: Shown, **options: Any) -> Box:
        """A box that is seen in presentation mode, at the rectangle shown."""
        return self.patcher.add_textbox(
            kind, patching_rect=self._free(x, y, shown[2:]), **_presented(shown), **options
        )

    def button(self, x: float, y: float, words: str, shown: Shown, **options: Any) -> Box:
        """A button with a text on it. A click bangs twice: as it goes down and as it comes up."""
        button = self.control(x, y, "textbutton", shown, **options)
        button._kwds["text"] = words
        return button

    def label(self, text: str, shown: Shown, **options: Any) -> Box:
        """A text that is seen in presentation mode and can be `set`."""
        place = self._free(20, 1000, shown[2:])
        return self.patcher.add_comment(text, patching_rect=place, **_presented(shown), **options)

    def subpatch(self, x: float, y: float, inner: "Sheet", inlets: int, outlets: list[str]) -> Box:
        """A box `p title` that holds another sheet, made with this one as its parent."""
        text = f"p {inner.patcher.title}"
        return self.patcher.add_subpatcher(
            text,
            patcher=inner.patcher,
            numinlets=inlets,
            numoutlets=len(outlets),
            outlettype=outlets,
            patching_rect=self._free(x, y, _size(text)),
        )

    def wire(self, source: Port, target: Port) -> None:
        out_box, outlet = source if isinstance(source, tuple) else (source, 0)
        in_box, inlet = target if isinstance(target, tuple) else (target, 0)
        self.patcher.add_line(out_box, in_box, inlet=inlet, outlet=outlet)

    def chain(self, *ports: Port) -> None:
        """Wire one to the next. The first may name its outlet, the last its inlet."""
        for source, target in pairwise(ports):
            self.wire(source, target)

    def fan(self, source: Box, *targets: Port | None) -> None:
        """Wire the outlets of a box from left to right to these; None leaves one free."""
        for outlet, target in enumerate(targets):
            if target is not None:
                self.wire((source, outlet), target)

    def join(self, target: Port, *sources: Port) -> None:
        """Wire all of these to one inlet."""
        for source in sources:
            self.wire(source, target)

    def _free(self, x: float, y: float, size: tuple[float, ...]) -> Any:
        width, height = size
        while any(
            x < left + wide and left < x + width and y < top + high and top < y + height
            for left, top, wide, high in self._taken
        ):
            y += 10
        self._taken.append((x, y, width, height))
        return [x, y, width, height]


def _size(text: str) -> tuple[float, float]:
    return 18.0 + 6.6 * len(text), 22.0


def _presented(shown: Shown) -> dict[str, Any]:
    return {"presentation": 1, "presentation_rect": list(shown)}
