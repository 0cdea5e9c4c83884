"""What may go wrong on a stage: floods, folders that vanish, a worker that dies again and again."""

import os
import random
import shutil
import signal
import socket
import time
from pathlib import Path

from bridge.protocol import osc
from tests.conftest import by_the_clock

QUICK = ("--midi", "off", "--note-seconds", "0.3")
FLOOD_SECONDS, FLOOD_PER_SECOND = 10, 20_000


def resident_megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@by_the_clock
def test_a_flood_of_messages_costs_no_memory_and_the_next_ping_is_answered(run_daemon, figures):
    daemon = run_daemon(*QUICK)
    moves = [osc.encode_message("/nsynth/position", [x / 100, 0.5]) for x in range(100)]
    with daemon.client() as client, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as flooder:
        client.play([60])
        before = resident_megabytes(daemon.process.pid)
        began, sent = time.perf_counter(), 0
        while (passed := time.perf_counter() - began) < FLOOD_SECONDS:
            for _ in range(max(0, round(passed * FLOOD_PER_SECOND) - sent)):
                flooder.sendto(moves[sent % 100], ("127.0.0.1", daemon.port))
                sent += 1
            time.sleep(0.001)
        asked = time.perf_counter()
        assert client.ask("ping")
        answered = time.perf_counter() - asked
    grown = resident_megabytes(daemon.process.pid) - before
    figures.append(
        f"{sent / FLOOD_SECONDS:.0f} messages a second for {FLOOD_SECONDS} s: then ping in "
        f"{answered * 1000:.1f} ms, memory {grown:+.1f} MB"
    )
    assert sent > 0.8 * FLOOD_SECONDS * FLOOD_PER_SECOND
    assert answered < 0.05 and grown < 20


def test_a_cache_folder_that_vanishes_is_made_again(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        (first,) = client.play([60])
        shutil.rmtree(daemon.cache)
        (other,) = client.play([62])
        (again,) = client.play([60])
        assert Path(other.path).is_file() and Path(again.path).is_file() and again.path == first.path
        assert client.ask("ping")


@by_the_clock
def test_a_worker_killed_twenty_times_leaves_no_request_unanswered(run_daemon, figures):
    """A note on which it died three times is given up, with a word; asked for again, it is rendered."""
    daemon = run_daemon(*QUICK)
    chance, began = random.Random(1), time.monotonic()
    with daemon.client() as player, daemon.client() as asker:
        player.play([60])
        for request in range(1, 21):
            asker.send("render", request, 20 + request, 100)
            time.sleep(chance.uniform(0, 1.5))
            for worker in daemon.children():
                os.kill(worker, signal.SIGKILL)
            # A cached note is played whatever becomes of the worker.
            (played,) = player.play([60])
            assert played.first == "exact"
        answers = answers_of(asker, set(range(1, 21)))
        given_up = [request for request, answer in answers.items() if answer != "done"]
        for request in given_up:
            asker.send("render", request, 20 + request, 100)
        assert set(answers_of(asker, set(given_up)).values()) <= {"done"}
        assert len(daemon.children()) == 1
    figures.append(
        f"worker killed 20 times in {time.monotonic() - began:.0f} s while 20 notes were asked for: "
        f"{20 - len(given_up)} rendered, {len(given_up)} given up with a word and rendered later"
    )


def answers_of(client, requests):
    """done, or what a fail says, by the number of the render."""
    answers = {}
    for name, values in client.messages(60) if requests else ():
        if name in ("done", "fail") and values[0] == "render":
            answers[values[1]] = "done" if name == "done" else values[2]
        if set(answers) >= requests:
            return answers
    assert not requests - set(answers)
    return answers


def test_dead_listeners_do_not_keep_the_living_waiting(run_daemon):
    """Sixteen listeners, half of which have closed their ports without a word."""
    daemon = run_daemon(*QUICK)
    listeners = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(16)]
    for listener in listeners:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(5)
        register = osc.encode_message("/nsynth/register", [listener.getsockname()[1]])
        listener.sendto(register, ("127.0.0.1", daemon.port))
        assert osc.decode(listener.recv(1000)) == [("/nsynth/done", ["register", 0])]
    for listener in listeners[::2]:
        listener.close()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as player:
        player.sendto(osc.encode_message("/nsynth/render", [7, 60, 100]), ("127.0.0.1", daemon.port))
    for listener in listeners[1::2]:
        # The worker has to start first.
        listener.settimeout(30)
        with listener:
            heard = osc.decode(listener.recv(4000))
            assert heard[0][0] == "/nsynth/slot" and Path(heard[0][1][2]).is_file()


def test_the_largest_datagram_is_refused_or_taken_and_nothing_ends(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for data in (
            osc.encode_message("/nsynth/preset", ["x" * 65_000]),
            osc.encode_message("/nsynth/corner", [0, "../" * 20_000]),
            b"#bundle\0" + bytes(65_000),
            bytes(65_507),
        ):
            sender.sendto(data, ("127.0.0.1", daemon.port))
            assert client.ask("ping")
