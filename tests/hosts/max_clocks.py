"""The Max objects of time, on the simulation's clock, as far as the patches use them."""

from tests.hosts.max_objects import BANG, Box, Message, number_of


class Delay(Box):
    def begin(self) -> None:
        self.ms, self.handle = float(self.number()), None

    def receive(self, inlet: int, message: Message) -> None:
        if message not in (BANG, ("stop",)):
            self.ms = number_of(message)
        if inlet == 0:
            # A number on the left is a time, and starts.
            self.machine.cancel(self.handle)
            starts = message != ("stop",)
            self.handle = self.machine.later(self.ms, lambda: self.send(0, *BANG)) if starts else None


class Metro(Box):
    def receive(self, inlet: int, message: Message) -> None:
        if message != (1,):
            super().receive(inlet, message)
        self.tick()

    def tick(self) -> None:
        self.machine.later(self.arguments[0], self.tick)
        self.send(0, *BANG)


class Timer(Box):
    def begin(self) -> None:
        self.since = self.machine.now

    def receive(self, inlet: int, message: Message) -> None:
        if inlet == 0:
            self.since = self.machine.now
        else:
            self.send(0, self.machine.now - self.since)


class SpeedLimit(Box):
    def begin(self) -> None:
        self.free_at, self.held = 0.0, None

    def receive(self, inlet: int, message: Message) -> None:
        if self.machine.now >= self.free_at and self.held is None:
            self.free_at = self.machine.now + self.arguments[0]
            self.send(0, *message)
        else:
            if self.held is None:
                self.machine.later(self.free_at - self.machine.now, self.release)
            self.held = message

    def release(self) -> None:
        message, self.held = self.held, None
        self.free_at = self.machine.now + self.arguments[0]
        self.send(0, *message)
