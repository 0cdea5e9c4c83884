"""Announced by zeroconf, and found by it: on the loopback interface, over real multicast."""

import asyncio
import json
import socket
import sys
from contextlib import suppress

import pytest

from bridge.ports.announce import OSC, OSCQUERY, PANEL, Announcement, reachable_at
from tests.bridge.browsers import get, start_web, wait_until
from tests.conftest import require_module, without

zeroconf = require_module("zeroconf")
# Linux's number for: only of the interfaces where this socket is a member.
IP_MULTICAST_ALL = 49
GROUP = "224.0.0.251"
KINDS = (OSC, OSCQUERY, PANEL)


class Neighbour(zeroconf.ServiceListener):
    """What somebody at an address of this machine hears announced: the ports by kind and name."""

    def __init__(self, address):
        self.zeroconf = zeroconf.Zeroconf(interfaces=[address])
        self.services = {}
        self.browser = zeroconf.ServiceBrowser(self.zeroconf, list(KINDS), self)

    def add_service(self, zc, kind, name):
        info = zc.get_service_info(kind, name)
        if info is not None:
            self.services[name] = kind, info.parsed_addresses(), info.port, info.server

    def update_service(self, zc, kind, name):
        pass

    def remove_service(self, zc, kind, name):
        self.services.pop(name, None)

    def ports(self, *wanted):
        """Of the services at these ports: kind and port."""
        return {(kind, port) for kind, _, port, _ in self.services.values() if port in wanted}

    def close(self):
        self.browser.cancel()
        self.zeroconf.close()


@pytest.fixture
def neighbour():
    try:
        made = Neighbour("127.0.0.1")
    except OSError as error:
        without(f"no multicast on loopback: {error}")
    yield made
    made.close()


def test_a_program_finds_the_bridge_by_its_announcement_and_loses_it_at_its_end(neighbour, tmp_path):
    running = start_web(tmp_path, "--announce")
    ours = running.port, running.web
    wanted = {(OSC, running.port), (OSCQUERY, running.web), (PANEL, running.web)}
    try:
        wait_until(lambda: neighbour.ports(*ours) == wanted, 15)
        for name, (kind, addresses, port, _) in neighbour.services.items():
            if port in ours:
                assert name.startswith("NSynth Bridge on ")
                assert addresses == ["127.0.0.1"], "nobody else could reach it"
            if port in ours and kind == OSCQUERY:
                info = json.loads(get(port, "/?HOST_INFO", f"{addresses[0]}:{port}")[2])
                assert info["OSC_PORT"] == running.port
    finally:
        seconds = running.stop()
    assert seconds < 5
    wait_until(lambda: neighbour.ports(*ours) == set(), 5)


def test_two_daemons_have_two_names_and_one_without_a_web_port_is_found_by_osc(
    neighbour, run_daemon, tmp_path
):
    (tmp_path / "other").mkdir()
    other = start_web(tmp_path / "other", "--announce")
    running = run_daemon("--midi", "off", "--announce")
    try:
        wait_until(lambda: len(neighbour.ports(other.port, other.web)) == 3, 15)
        wait_until(lambda: neighbour.ports(running.port) == {(OSC, running.port)}, 15)
    finally:
        other.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="the option that tells interfaces apart is Linux's")
def test_what_listens_at_loopback_is_announced_on_no_other_interface():
    """On the wire: programs of the same machine hear loopback's announcements whatever they listen to."""
    others = outward()
    if not others:
        without("no network but loopback")
    assert b"NSynth Bridge on" not in heard_at(others[0], "127.0.0.1")
    assert b"NSynth Bridge on" in heard_at(others[0], "0.0.0.0"), "this test would hear it"


def heard_at(interface, bound_to):
    """All multicast DNS that comes to an interface while a server bound to an address is announced."""

    async def announce():
        announcement = Announcement(bound_to, {OSC: 9})
        await announcement.open()
        await announcement._task
        await announcement.close()

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listening.setsockopt(socket.IPPROTO_IP, IP_MULTICAST_ALL, 0)
        listening.bind((GROUP, 5353))
        member = socket.inet_aton(GROUP) + socket.inet_aton(interface)
        listening.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member)
        listening.setblocking(False)
        asyncio.run(announce())
        heard = b""
        with suppress(BlockingIOError):
            while True:
                heard += listening.recv(65536)
        return heard


def outward():
    try:
        return reachable_at("0.0.0.0")
    except OSError:
        return []


def test_a_server_at_all_addresses_is_announced_at_those_that_others_reach():
    assert reachable_at("127.0.0.1") == ["127.0.0.1"]
    assert reachable_at("::1") == ["::1"]
    assert "127.0.0.1" not in outward()


def test_nothing_is_announced_unless_it_is_asked_for(neighbour, tmp_path):
    running = start_web(tmp_path)
    try:
        with pytest.raises(AssertionError):
            wait_until(lambda: neighbour.ports(running.port, running.web), 3)
    finally:
        running.stop()
