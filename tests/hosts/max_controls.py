"""Controls and sound objects of Max, simulated as far as the patches use them."""

from typing import Any

from tests.hosts.max_objects import BANG, Box, Gate, MaxError, Message, Pack, Unpack, number_of


class Number(Box):
    """number, flonum, dial, led, live.dial, live.numbox, gain~: shows a number; told one, sends it on."""

    value: Any = 0

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] == "set":
            self.value = message[1]
        elif not (self.name in ("gain~", "live.gain~") and not message):
            self.value = number_of(message)
            self.send(0, self.value)

    def turn(self, value: float) -> None:
        """As with the mouse."""
        self.value = value
        self.send(0, value)


class Button(Box):
    def press(self) -> None:
        """A textbutton bangs as the mouse goes down, and again as it comes up."""
        for _ in range(2 if self.name == "textbutton" else 1):
            self.send(0, *BANG)


class TextEdit(Box):
    """outputmode 1: the text is one symbol."""

    text = ""

    def receive(self, inlet: int, message: Message) -> None:
        if message != BANG:
            super().receive(inlet, message)
        self.send(0, "text", *([self.text] if self.text else []))


class Menu(Box):
    """umenu: its items, and which is shown."""

    def begin(self) -> None:
        self.items: list[str] = []
        self.shown: str | None = None

    def receive(self, inlet: int, message: Message) -> None:
        word, rest = message[0], message[1:]
        if word == "clear":
            self.items, self.shown = [], None
        elif word == "append":
            self.items.append(" ".join(str(part) for part in rest))
        elif word == "insert":
            self.items.insert(int(rest[0]), " ".join(str(part) for part in rest[1:]))
        elif word == "setsymbol":
            # What is not in the menu is not shown.
            name = " ".join(str(part) for part in rest)
            self.shown = name if name in self.items else self.shown
        else:
            super().receive(inlet, message)

    def choose(self, index: int) -> None:
        """As with the mouse: the text is a message of its words, the number comes last."""
        self.shown = self.items[index]
        self.send(1, *self.items[index].split())
        self.send(0, index)


class Pad(Box):
    """pictslider."""

    place: tuple[int, int] = (0, 0)

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] != "set" or len(message) != 3:
            super().receive(inlet, message)
        self.place = int(message[1]), int(message[2])

    def move(self, across: int, down: int) -> None:
        self.place = across, down
        self.send(1, down)
        self.send(0, across)


class Keys(Box):
    """kslider and notein."""

    def play(self, pitch: int, velocity: int) -> None:
        self.send(1, velocity)
        self.send(0, pitch)


class Line(Box):
    """line~: pairs of a target and a time; a number alone is a jump."""

    def begin(self) -> None:
        self.start, self.level = 0.0, float(self.number())
        self.ramps: list[tuple[float, float]] = []

    def receive(self, inlet: int, message: Message) -> None:
        self.level, self.start = self.value(), self.machine.now
        if message == ("stop",):
            self.ramps = []
            return
        numbers = [float(number) for number in message]
        if len(numbers) == 1:
            numbers.append(0.0)
        if len(numbers) % 2:
            raise MaxError(f"line~ {message}")
        self.ramps = list(zip(numbers[::2], numbers[1::2], strict=True))

    def value(self) -> float:
        level, left = self.level, self.machine.now - self.start
        for target, milliseconds in self.ramps:
            if left < milliseconds:
                return level + (target - level) * left / milliseconds
            level, left = target, left - milliseconds
        return level


class Groove(Box):
    """groove~: what it was told last, and where it was begun."""

    def begin(self) -> None:
        self.buffer, self.loop, self.points = self.arguments[0], 0, (0.0, 0.0)
        self.began: float | None = None

    def receive(self, inlet: int, message: Message) -> None:
        if message == ("stop",):
            self.began = None
        elif message[0] == "set":
            self.buffer = message[1]
        elif message[0] == "loop":
            self.loop = message[1]
        elif message[0] == "setloop":
            self.points = message[1], message[2]
        else:
            self.began = number_of(message)


class Buffer(Box):
    """buffer~: a file takes a while, then the right outlet bangs; until then the buffer is of no use."""

    content: str | None = None
    version = 0

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] != "replace" or len(message) != 2:
            super().receive(inlet, message)
        self.machine.replaced(self)
        self.content = None
        self.machine.later(self.machine.load_ms, lambda: self.there(str(message[1])))

    def there(self, path: str) -> None:
        self.content = path
        self.send(1, *BANG)


class Send(Box):
    """udpsend: nothing but OSC goes out, and changes of the port."""

    def begin(self) -> None:
        self.port = self.arguments[1]

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] == "port":
            self.port = message[1]
        else:
            self.machine.went_out(message)


class Receive(Box):
    def begin(self) -> None:
        self.port = self.arguments[0]
        self.machine.listens(self.port)

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] != "port":
            super().receive(inlet, message)
        self.port = message[1]
        self.machine.listens(self.port)


class ThisPoly(Box):
    busy = muted = 0

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] == "mute":
            self.muted = message[1]
        else:
            self.busy = number_of(message)


class Poly(Box):
    """poly~ with steal: a note goes to the voice used longest ago, of the free ones if there are any."""

    def begin(self) -> None:
        self.voices: list[Any] = []
        self.target, self.used = 1, 0

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] == "target":
            self.target = message[1]
        elif message[0] == "note":
            self.used += 1
            voice = min(self.voices, key=lambda voice: (voice.this("thispoly~").busy, voice.last_used))
            voice.last_used = self.used
            voice.tell(1, message[1:])
        else:
            for voice in self.voices if self.target == 0 else [self.voices[self.target - 1]]:
                voice.tell(1, message)


CONTROLS: dict[str, type[Box]] = {
    "pictslider": Pad,
    "umenu": Menu,
    "textedit": TextEdit,
    "line~": Line,
    "groove~": Groove,
    "buffer~": Buffer,
    "udpsend": Send,
    "udpreceive": Receive,
    "thispoly~": ThisPoly,
    "poly~": Poly,
    **dict.fromkeys(
        ("number", "flonum", "dial", "led", "live.dial", "live.numbox", "gain~", "live.gain~"), Number
    ),
    **dict.fromkeys(("button", "textbutton"), Button),
    **dict.fromkeys(("kslider", "notein"), Keys),
}
__all__ = ["CONTROLS", "Gate", "Pack", "Unpack"]
