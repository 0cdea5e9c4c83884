"""Listeners that come and go, at a port of ours without a network."""

import socket

import pytest

from bridge.ports.osc_udp import GRACE_SECONDS, MOST_LISTENERS, OscPort
from bridge.protocol import osc
from bridge.protocol.messages import Event


class Transport:
    def __init__(self):
        self.sent = []

    def get_extra_info(self, name):
        return "127.0.0.1", 7770

    def sendto(self, datagram, target):
        self.sent.append((osc.decode(datagram)[0], target))


class Door:
    """An OSC port with a clock that is set by hand."""

    def __init__(self):
        self.now = 0.0
        self.port = OscPort(lambda command, client: None, lambda: self.now)
        self.port.connection_made(Transport())

    def register(self, listener, host="127.0.0.1"):
        """What the newcomer is answered."""
        datagram = osc.encode_message("/nsynth/register", [listener])
        self.port.datagram_received(datagram, (host, 9))
        (address, values), _ = self.port._transport.sent[-1]
        return address.removeprefix("/nsynth/"), values


@pytest.fixture
def living():
    """Ports that somebody has open; the first of them on all interfaces, as hosts do."""
    sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(MOST_LISTENERS)]
    for index, each in enumerate(sockets):
        each.bind(("127.0.0.1" if index else "", 0))
    yield sockets
    for each in sockets:
        each.close()


def test_a_host_that_crashed_gives_its_place_to_a_newcomer_after_a_while(living):
    door = Door()
    ports = [each.getsockname()[1] for each in living]
    for port in ports:
        assert door.register(port)[0] == "done"
    living[3].close()
    assert "at most 16" in door.register(9999)[1][2], "it may be starting"
    door.now = GRACE_SECONDS + 1
    assert door.register(9999)[0] == "done"
    assert door.register(ports[3])[0] == "fail", "one place, and it is taken"
    assert door.register(ports[4])[0] == "done", "who lives has kept its place"


def test_listeners_on_other_machines_are_never_given_up(living):
    door = Door()
    for port in range(5000, 5000 + MOST_LISTENERS):
        door.register(port, "192.0.2.1")
    door.now = 10 * GRACE_SECONDS
    assert door.register(6000)[0] == "fail"


def test_who_moved_the_hand_is_not_told_of_it_and_all_others_are():
    door = Door()
    for listener, host in ((7771, "127.0.0.2"), (7772, "127.0.0.3")):
        door.register(listener, host)
    sent = door.port._transport.sent
    sent.clear()
    door.port.emit(Event("position", (0.25, 0.5)), None, True, ("127.0.0.2", 9))
    assert sent == [(("/nsynth/position", [0.25, 0.5]), ("127.0.0.3", 7772))]
    sent.clear()
    door.port.emit(Event("bye"), "another port's client", False)
    assert sent == []
