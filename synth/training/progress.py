"""What a training run shows: a bar with speed and time left, TensorBoard with curves and sound."""

import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from synth.config import SAMPLE_RATE
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.training.listening import Heard


class Progress:
    """Speaks on standard error and into TensorBoard's files; `quiet` for all processes but the first."""

    def __init__(self, folder: Path, steps: int, unit: str, quiet: bool = False) -> None:
        self._console, self._unit = Console(stderr=True, quiet=quiet), unit
        text = TextColumn("{task.fields[text]}")
        columns = BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), text
        self._bar = Bar(*columns, console=self._console)
        self._task = self._bar.add_task("train", total=steps, text="")
        self._writer = None if quiet else _open_writer(folder / "tensorboard")
        self._began: float | None = None
        self._first = 0

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        if self._writer is not None:
            self._writer.close()

    def step(self, step: int, loss: float, norm: float) -> None:
        """A step is done; loss in the run's unit."""
        if self._began is None:
            self._began, self._first = time.monotonic(), step
        speed = (step - self._first) / max(1e-9, time.monotonic() - self._began)
        self._bar.update(self._task, completed=step, text=f"{loss:.3f} {self._unit}, {speed:.2f} steps/s")
        self._write(f"train/{self._unit}", loss, step)
        self._write("train/gradient_norm", norm, step)

    def validated(self, step: int, found: dict[str, float], heard: "list[Heard]") -> None:
        words = [f"{name} {value:.4f}" for name, value in found.items()]
        words += [f"{each.name} {each.cents:+.0f} cents" for each in heard]
        self._console.print(f"step {step}: {', '.join(words)}")
        for name, value in found.items():
            self._write(f"valid/{name}", value, step)
        for each in heard:
            self._write(f"cents/{each.name}", each.cents, step)
            if self._writer is not None:
                self._writer.add_audio(each.name, each.audio[None], step, SAMPLE_RATE)

    def warn(self, text: str) -> None:
        self._console.print(f"warning: {text}")

    def _write(self, name: str, value: float, step: int) -> None:
        if self._writer is not None:
            self._writer.add_scalar(name, value, step)


def _open_writer(folder: Path):  # type: ignore[no-untyped-def]
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        raise SynthError("training logs need TensorBoard: pip install nsynth-bridge[studio]") from None
    return SummaryWriter(str(folder))
