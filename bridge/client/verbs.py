"""The verbs of the OSC table, written once: blocking in Client, to be awaited in AsyncClient."""

import inspect
import time
from collections.abc import Callable, Coroutine, Iterable
from functools import wraps
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    NamedTuple,
    ParamSpec,
    TypeVar,
    get_args,
    overload,
)

from bridge.client.events import (
    Dimension,
    Done,
    Event,
    Instrument,
    Pong,
    Preset,
    Progress,
    Queued,
    Statistic,
    Status,
    Synced,
    Value,
)
from bridge.client.requests import Played, Playing, Request, Told
from bridge.client.state import State

if TYPE_CHECKING:
    from bridge.client.asynchronous import AsyncClient
    from bridge.client.blocking import Client

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E", bound=Event)


class Pinged(NamedTuple):
    """There and back in so many seconds; the daemon's version."""

    seconds: float
    version: str


class verb(Generic[P, T]):  # noqa: N801, a decorator
    """Makes of a method that describes a request the one that carries it out, as its client does."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Request[T]]) -> None:
        @wraps(describe)
        def carry_out(client: Any, *arguments: Any, **named: Any) -> Any:
            return client.perform(describe(client, *arguments, **named))

        # For help(): what comes of it, not the request.
        signature = inspect.signature(describe)
        returned = get_args(signature.return_annotation)[0]
        carry_out.__signature__ = signature.replace(return_annotation=returned)  # type: ignore[attr-defined]
        self._method: Any = carry_out

    @overload
    def __get__(self, client: None, owner: type) -> Callable[..., Any]: ...
    @overload
    def __get__(self, client: "Client", owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(self, client: "AsyncClient", owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...
    def __get__(self, client: Any, owner: type) -> Any:
        return self._method.__get__(client, owner)


class Verbs:
    """Raise ClientError with the daemon's words for what cannot be done, NoAnswerError if it is not there."""

    state: State

    # Questions

    @verb
    def ping(self) -> Request[Pinged]:
        """Is the daemon there: how long its answer takes, and its version."""
        began = time.monotonic()

        def result(request: Request[Pinged]) -> Pinged:
            return Pinged(time.monotonic() - began, _last(request, Pong).version)

        return Request("ping", ends=Pong, result=result)

    @verb
    def sync(self) -> Request[None]:
        """Wait until all that was sent before has been handled."""
        return Request("sync", ends=Synced, result=_nothing)

    @verb
    def status(self) -> Request[Status]:
        """Model, device, preset, position, how many notes are queued and cached, how fast it renders."""
        return Request("status", ends=Status, result=lambda request: _last(request, Status))

    @verb
    def statistics(self) -> Request[dict[str, dict[str, Value]]]:
        """Figures counted since the start, by group and name, as `nsynth-bridge top` shows them."""

        def result(request: Request[dict[str, dict[str, Value]]]) -> dict[str, dict[str, Value]]:
            groups = {each.group: each.figures for each in _all(request, Statistic)}
            return {
                group: {str(name): value for name, value in zip(told[::2], told[1::2], strict=False)}
                for group, told in groups.items()
            }

        return Request("statistics", answers=(Statistic,), result=result)

    @verb
    def refresh(self) -> Request[State]:
        """The whole state, told anew, as events too; these keep it up to date while they are read."""
        return Request("refresh", result=lambda _: self.state)

    @verb
    def presets(self) -> Request[list[Preset]]:
        """The presets, bundled ones first, with the numbers that program changes use."""
        return _listing("presets", Preset)

    @verb
    def instruments(self) -> Request[list[Instrument]]:
        """The instruments of the bank, which corners may be."""
        return _listing("instruments", Instrument)

    @verb
    def dimensions(self) -> Request[list[Dimension]]:
        """The usual range of each of the embedding's sixteen dimensions, over the bank."""
        return _listing("dimensions", Dimension)

    @verb
    def queue(self) -> Request[list[Queued]]:
        """The first sixteen notes that are rendered or wait for it."""
        return _listing("queue", Queued)

    # What sounds

    @verb
    def preset(self, name: str | int) -> Request[None]:
        """Load a preset, by its name or its number."""
        return _carried_out("preset", name)

    @verb
    def preset_save(self, name: str) -> Request[None]:
        """Keep what is in use now under a name of yours; a bundled preset is refused."""
        return _carried_out("preset.save", name)

    @verb
    def corner(self, index: int, instrument: str) -> Request[None]:
        """Put an instrument into a corner: 0 top left, 1 top right, 2 bottom left, 3 bottom right."""
        return _carried_out("corner", index, instrument)

    @verb
    def position(self, x: float, y: float) -> Request[None]:
        """Move between the corners, 0..1, x to the right and y down. Nothing is waited for."""
        return Request("position", x, y, ends=None, result=_nothing)

    @verb
    def weights(self, w0: float, w1: float, w2: float, w3: float) -> Request[None]:
        """The share of each corner instead of a position; only their ratios count. Nothing is waited for."""
        return Request("weights", w0, w1, w2, w3, ends=None, result=_nothing)

    @verb
    def edit(self, operation: str, *arguments: Value) -> Request[None]:
        """Change the embedding of what is rendered from now on, after the edits before: edit("gain", 2.0)."""
        return _carried_out("edit", operation, *arguments)

    @verb
    def edit_clear(self) -> Request[None]:
        """Take all edits back, the preset's too."""
        return _carried_out("edit.clear")

    @verb
    def shift(self, dimension: int, amount: float) -> Request[None]:
        """Move one dimension of the embedding by so much, in place of the move before; 0 takes it back."""
        return _carried_out("shift", dimension, amount)

    @verb
    def glide(self, seconds: float) -> Request[None]:
        """Held notes follow the position by crossfades of so long; 0: they stay as they were struck."""
        return _carried_out("glide", seconds)

    # Notes

    @verb
    def note(self, pitch: int, velocity: int = 100) -> Request[int]:
        """Press a key (velocity 0: lift it); the number that its events carry. Nothing is waited for."""
        return Request("note", pitch, velocity, ends=None, result=lambda request: request.number or 0)

    @verb
    def note_off(self, pitch: int) -> Request[None]:
        """Lift a key. Nothing is waited for."""
        # Without a number: release then carries that of the note-on.
        return Request("note", pitch, 0, ends=None, result=_nothing, number=0)

    @verb
    def play(
        self, pitches: Iterable[int], velocity: int = 100, patience: float = 120.0
    ) -> Request[list[Played]]:
        """Press keys together, wait until each has sounded and its exact note is there, lift them.

        After so many seconds of patience what has come so far is returned.
        """
        return Playing(list(pitches), velocity, patience, self.state.slots)

    @verb
    def panic(self) -> Request[None]:
        """All notes off, the queue emptied."""
        return _carried_out("panic")

    @verb
    def slot_ack(self, slot: int, version: int) -> Request[None]:
        """This version is in the host's buffer; the client says so by itself unless acknowledge is False."""
        return Request("slot.ack", slot, version, ends=None, result=_nothing)

    # Notes to files

    @verb
    def render(
        self,
        pitch: int,
        velocity: int = 100,
        x: float | None = None,
        y: float | None = None,
        progress: Told | None = None,
    ) -> Request[Path]:
        """Have a note rendered, here or at x and y: its WAV in the daemon's cache. Copy it, never change it.

        progress is called with each word of how far it is. Who stops waiting takes the note back.
        """
        place = [value for value in (x, y) if value is not None]
        return Request(
            "render",
            pitch,
            velocity,
            *place,
            answers=(Progress,),
            result=lambda request: Path(str(_last(request, Done).value)),
            progress=progress,
            patient=True,
        )

    @verb
    def prerender(self, progress: Told | None = None) -> Request[None]:
        """Render the preset ahead, as its plan says; who stops waiting ends it, what is there stays."""
        return Request("prerender", answers=(Progress,), result=_nothing, progress=progress, patient=True)

    @verb
    def cancel(self, r: int) -> Request[None]:
        """What this client asked for under this number, as `note` returns it, is not rendered."""
        return Request("cancel", r, result=_nothing, number=r)

    # MIDI

    @verb
    def learn(self, target: str) -> Request[None]:
        """The next MIDI controller that moves is bound to x, y, w0 to w3, sustain, sostenuto or vibrato."""
        return _carried_out("learn", target)

    @verb
    def learn_clear(self) -> Request[None]:
        """The default controllers again."""
        return _carried_out("learn.clear")


def registration(port: int, name: str) -> Request[None]:
    """From now on every event goes to this port, which is the client's own."""
    return _carried_out("register", port, name)


def _nothing(request: Request[None]) -> None:
    """What most commands return."""


def _carried_out(name: str, *values: Any) -> Request[None]:
    return Request(name, *values, result=_nothing)


def _listing(name: str, kind: type[E]) -> Request[list[E]]:
    return Request(name, answers=(kind,), result=lambda request: _all(request, kind))


def _all(request: Request[Any], kind: type[E]) -> list[E]:
    return [event for event in request.heard if isinstance(event, kind)]


def _last(request: Request[Any], kind: type[E]) -> E:
    return _all(request, kind)[-1]
