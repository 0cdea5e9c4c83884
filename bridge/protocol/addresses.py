"""The one table of OSC addresses. Parsing, checking, the README's table and the patches' tests read it."""

from dataclasses import dataclass

INT32 = 2**31 - 1
NAME_LENGTH = 64
# Seconds that a held note may take to follow the hand.
MOST_GLIDE = 10


@dataclass(frozen=True)
class Argument:
    """Name, OSC types that are taken (i, f, s), the allowed range of a number."""

    name: str
    types: str
    low: float | None = None
    high: float | None = None
    optional: bool = False
    # The last argument of an address may stand for any number of values.
    many: bool = False

    def __str__(self) -> str:
        text = f"{self.name}:{'|'.join(self.types)}" + ("…" if self.many else "")
        return f"[{text}]" if self.optional else text

    @property
    def range(self) -> str:
        """What is allowed, in words."""
        words = {"i": "an integer", "f": "a number", "s": f"text of 1 to {NAME_LENGTH} characters"}
        kinds = " or ".join(words[kind] for kind in self.types)
        return kinds if self.low is None else f"{kinds} in {self.low:g}..{self.high:g}"


@dataclass(frozen=True)
class Address:
    """One OSC address with its arguments, and what it does or tells."""

    address: str
    arguments: tuple[Argument, ...]
    text: str

    @property
    def verb(self) -> str:
        """The address as a Python name: /nsynth/slot.ack is slot_ack."""
        return self.address.removeprefix(PREFIX).replace(".", "_")

    def spread(self, count: int) -> tuple[Argument, ...] | None:
        """The argument of each of so many values, None if so many do not fit."""
        spread = self.arguments
        if spread and spread[-1].many:
            spread = spread[:-1] + spread[-1:] * (count - len(spread) + 1)
        required = sum(not argument.optional for argument in self.arguments)
        return spread[:count] if required <= count <= len(spread) else None


PREFIX = "/nsynth/"
_R = Argument("r", "i", -INT32 - 1, INT32, optional=True)
_REQUEST = Argument("r", "i", -INT32 - 1, INT32)
_PITCH = Argument("pitch", "i", 0, 127)
_VELOCITY = Argument("velocity", "i", 0, 127)
_X, _Y = Argument("x", "f", 0, 1), Argument("y", "f", 0, 1)
_SLOT, _VERSION = Argument("slot", "i", 0, INT32), Argument("version", "i", 0, INT32)
_NAME = Argument("name", "s")
_COUNT = Argument("index", "i", 0, INT32)
_FLAG = Argument("exact", "i", 0, 1)
_COMMAND = Argument("command", "s")
_ANY = Argument("value", "ifs", optional=True)
_WEIGHTS = tuple(Argument(f"w{corner}", "f", 0, 1e6) for corner in range(4))
_DIMENSION, _AMOUNT = Argument("dimension", "i", 0, 15), Argument("amount", "f", -16, 16)
_EDIT = (Argument("operation", "s"), Argument("arguments", "ifs", optional=True, many=True))


def _table(*rows: tuple[str, tuple[Argument, ...], str]) -> dict[str, Address]:
    return {PREFIX + name: Address(PREFIX + name, arguments, text) for name, arguments, text in rows}


COMMANDS = _table(
    (
        "register",
        (Argument("port", "i", 1, 65535), Argument("name", "s", optional=True)),
        "done; from now on every event goes to that port of the sender's own address (at most 16 listeners)",
    ),
    ("unregister", (Argument("port", "i", 1, 65535),), "done; no more events"),
    ("ping", (_R,), "`/nsynth/pong`"),
    ("sync", (_REQUEST,), "`/nsynth/synced`, after all that was sent before has been handled"),
    ("status", (_R,), "`/nsynth/status.reply`"),
    ("statistics", (_R,), "`/nsynth/statistic` for each group of figures, then done"),
    ("refresh", (_R,), "the whole state again as events, then done"),
    ("presets", (_R,), "`/nsynth/preset.name` for each, then done"),
    (
        "preset",
        (Argument("name", "si", 0, INT32), _R),
        "done; a preset by name or index: events `/nsynth/preset.loaded`, `/nsynth/corner`",
    ),
    (
        "preset.save",
        (_NAME, _R),
        "done; corners, edits and all else of now become a preset of yours, which is in use from then on:"
        " events `/nsynth/preset.name` if it is a new one, `/nsynth/preset.loaded`. One of yours is replaced,"
        " a bundled one refused",
    ),
    (
        "corner",
        (Argument("index", "i", 0, 3), Argument("instrument", "s"), _R),
        "done; 0 top left, 1 top right, 2 bottom left, 3 bottom right",
    ),
    ("instruments", (_R,), "`/nsynth/instrument.name` for each, then done"),
    ("position", (_X, _Y), "none; x to the right, y down"),
    (
        "weights",
        _WEIGHTS,
        "none; the share of each corner, normalised by the bridge",
    ),
    (
        "note",
        (_PITCH, _VELOCITY, _R),
        "at once `/nsynth/play` (velocity 0: `/nsynth/release`); `/nsynth/slot` when the exact note is ready."
        " With an empty cache `/nsynth/progress` at once, and play when the note is there, if still held",
    ),
    (
        "render",
        (_REQUEST, _PITCH, _VELOCITY, Argument("x", "f", 0, 1, True), Argument("y", "f", 0, 1, True)),
        "`/nsynth/progress`, then `/nsynth/slot` and done with the path",
    ),
    (
        "prerender",
        (_R,),
        "`/nsynth/progress`, then done: what the preset's `prerender` names is rendered, a coarse grid first",
    ),
    ("queue", (_R,), "`/nsynth/queued` for each of the first 16 notes to render, then done"),
    ("cancel", (_REQUEST,), "done; what the sender asked for under this number is not rendered"),
    (
        "edit",
        _EDIT,
        "done; changes the embedding of what is rendered from now on, after the edits before it;"
        " event `/nsynth/edits`",
    ),
    (
        "shift",
        (_DIMENSION, _AMOUNT, _R),
        "done; a knob: one dimension of the embedding is moved by so much, in place of what it was moved by"
        " before; 0 takes it back: events `/nsynth/edits`, `/nsynth/shift.now`",
    ),
    ("dimensions", (_R,), "`/nsynth/dimension` for each of the sixteen, then done"),
    ("edit.clear", (_R,), "done; takes all edits back, the preset's too"),
    (
        "glide",
        (Argument("seconds", "f", 0, MOST_GLIDE), _R),
        "done; held notes follow the position by crossfades of so long; 0: they stay as they were struck",
    ),
    ("slot.ack", (_SLOT, _VERSION), "none; the host has loaded this version into the slot's buffer"),
    ("panic", (), "done; all notes off, queue emptied"),
    (
        "learn",
        (Argument("target", "s"), _R),
        "done; the next MIDI controller that moves is bound to x, y, w0 to w3 (a corner's share), sustain,"
        " sostenuto or vibrato: event `/nsynth/binding`",
    ),
    ("learn.clear", (_R,), "done; the default controllers again"),
)

EVENTS = _table(
    ("pong", (_REQUEST, Argument("version", "s")), "answer to ping"),
    ("synced", (_REQUEST,), "answer to sync"),
    (
        "status.reply",
        (
            _REQUEST,
            Argument("model", "s"),
            Argument("device", "s"),
            Argument("preset", "s"),
            _X,
            _Y,
            Argument("queued", "i"),
            Argument("cached", "i"),
            Argument("realtime", "f"),
            Argument("underruns", "i", optional=True),
            Argument("late", "i", optional=True),
        ),
        "answer to status; realtime is the speed of rendering, all voices together. Where the daemon plays"
        " itself (`--audio`): gaps in the sound by its own fault, and by the sound system's",
    ),
    (
        "statistic",
        (_REQUEST, Argument("group", "s"), Argument("figures", "ifs", optional=True, many=True)),
        "names and values in turn, counted since the start: how notes were answered and how long it took (so"
        " many up to each bound in milliseconds), messages, the worker, memory; more may be added",
    ),
    ("preset.name", (_COUNT, _NAME), "one preset: the answer to presets, or a new one"),
    ("preset.loaded", (_NAME,), "the preset in use has changed"),
    (
        "envelope",
        tuple(Argument(name, "f", 0, 60) for name in ("attack", "decay", "sustain", "release")),
        "what the preset wants its notes shaped with: times in seconds, sustain 0..1",
    ),
    ("corner", (Argument("index", "i", 0, 3), Argument("instrument", "s")), "a corner's instrument"),
    (
        "position",
        (_X, _Y),
        "where the bridge is between the corners: part of the answer to refresh, and told to all but who"
        " moved it, at most fifty times a second",
    ),
    ("weights", _WEIGHTS, "the share of each corner, after a position that was given so"),
    (
        "edits",
        (Argument("count", "i", 0, INT32),),
        "so many edits are in use; they follow as `/nsynth/edit.now`",
    ),
    ("edit.now", (_COUNT, *_EDIT), "one edit, with all of its arguments"),
    (
        "shift.now",
        (_DIMENSION, _AMOUNT),
        "by how much a knob moves this dimension; all sixteen with a preset and in the answer to refresh",
    ),
    (
        "dimension",
        (
            Argument("index", "i", 0, 15),
            Argument("low", "f"),
            Argument("high", "f"),
        ),
        "between which values a dimension of the bank's embeddings is, all but a fiftieth of the time",
    ),
    (
        "queued",
        (
            _REQUEST,
            _COUNT,
            _PITCH,
            Argument("made", "i"),
            Argument("of", "i"),
            Argument("priority", "s"),
        ),
        "a note that is rendered, or waits for it: so many samples made; live, sounding, requested, foreseen"
        " or later",
    ),
    (
        "glide.now",
        (Argument("seconds", "f", 0, MOST_GLIDE),),
        "how long held notes take to follow the position",
    ),
    ("instrument.name", (_COUNT, _NAME, Argument("family", "s")), "one instrument of the bank"),
    (
        "slot",
        (
            _SLOT,
            _VERSION,
            Argument("path", "s"),
            Argument("frames", "i"),
            Argument("rate", "i"),
            _PITCH,
            _FLAG,
            Argument("loop_start", "i"),
            Argument("loop_end", "i"),
        ),
        "load this file into the slot's idle buffer, then acknowledge; loop points 0 0 mean no loop",
    ),
    (
        "play",
        (_REQUEST, _SLOT, _VERSION, _PITCH, _VELOCITY, Argument("playback_rate", "f"), _FLAG),
        "play the slot now; playback_rate repitches a neighbour that stands in, bent as the pitch wheel is; r"
        " is the client's, or one below 0 of each MIDI note's own",
    ),
    ("release", (_REQUEST, _SLOT, _PITCH), "let the note fade"),
    (
        "crossfade",
        (
            _REQUEST,
            _SLOT,
            _VERSION,
            _PITCH,
            Argument("playback_rate", "f"),
            _FLAG,
            Argument("seconds", "f", 0, MOST_GLIDE),
        ),
        "the note that was played under r goes on in this slot, from where it is, by an equal-power crossfade"
        " of so long: it follows the position",
    ),
    (
        "bend",
        (_REQUEST, _SLOT, _PITCH, Argument("playback_rate", "f")),
        "the note that was played under r goes on at this playback_rate: the pitch wheel, or vibrato",
    ),
    (
        "binding",
        (
            Argument("target", "s"),
            Argument("port", "s"),
            Argument("channel", "i", 0, 16),
            Argument("control", "i", -1, 127),
        ),
        "this MIDI controller moves the target; channel 0 of port any: the default, control −1: none",
    ),
    (
        "progress",
        (_REQUEST, Argument("notes", "i"), Argument("of", "i"), Argument("seconds_left", "f")),
        "how far a request has come",
    ),
    ("done", (_COMMAND, _REQUEST, _ANY), "the command has been carried out"),
    ("fail", (_COMMAND, _REQUEST, Argument("message", "s")), "it has not, and why"),
    ("bye", (), "the daemon ends"),
)
