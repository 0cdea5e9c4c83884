"""A Max patcher drawn box by box. Knows how boxes are placed and wired, not what they are for."""

from itertools import pairwise
from typing import Any

from py2max import Box, Patcher
from py2max.core.common import Rect

# A box stands for its first inlet or outlet; a pair names another one.
Port = Box | tuple[Box, int]
Shown = tuple[float, float, float, float]


class Sheet:
    """Strict: a wire that Max would refuse raises an error."""

    def __init__(
        self, title: str, window: list[float], parent: "Sheet | None" = None, **options: Any
    ) -> None:
        within = parent.patcher if parent else None
        self.patcher = Patcher(title=title, parent=within, strict=True, **options)
        self.patcher.rect = Rect(*window)

    def box(self, x: float, y: float, text: str, **options: Any) -> Box:
        return self.patcher.add_textbox(text, patching_rect=_rect(x, y, text), **options)

    def message(self, x: float, y: float, text: str) -> Box:
        return self.patcher.add_message(text, patching_rect=_rect(x, y, text))

    def comment(self, x: float, y: float, text: str) -> Box:
        return self.patcher.add_comment(text, patching_rect=_rect(x, y, text))

    def control(self, x: float, y: float, kind: str, shown: Shown, **options: Any) -> Box:
        """A box that is seen in presentation mode, at the rectangle shown."""
        return self.patcher.add_textbox(
            kind,
            patching_rect=[x, y, shown[2], shown[3]],
            presentation=1,
            presentation_rect=list(shown),
            **options,
        )

    def label(self, x: float, y: float, text: str, shown: Shown, **options: Any) -> Box:
        """A text that is seen in presentation mode and can be `set`."""
        return self.patcher.add_comment(
            text,
            patching_rect=[x, y, shown[2], shown[3]],
            presentation=1,
            presentation_rect=list(shown),
            **options,
        )

    def subpatch(self, x: float, y: float, inner: "Sheet", inlets: int, outlets: int) -> Box:
        """A box `p title` that holds another sheet, made with this one as its parent."""
        text = f"p {inner.patcher.title}"
        return self.patcher.add_subpatcher(
            text,
            patcher=inner.patcher,
            numinlets=inlets,
            numoutlets=outlets,
            outlettype=[""] * outlets,
            patching_rect=_rect(x, y, text),
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


def _rect(x: float, y: float, text: str) -> Any:
    return [x, y, 18.0 + 6.6 * len(text), 22.0]
