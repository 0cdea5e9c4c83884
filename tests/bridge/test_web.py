"""The web port: a page plays a real daemon over a real WebSocket."""

import asyncio
import io
import json
import time
import wave

import numpy as np
import pytest
import soundfile

from tests.bridge.browsers import PATIENCE, aiohttp, get, page, run, session, start_web
from tests.conftest import by_the_clock


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    running = start_web(tmp_path_factory.mktemp("web"))
    yield running
    running.stop()


def test_a_note_plays_in_the_page_and_its_file_is_fetched_by_its_identity(web):
    async def work():
        async with page(web.web) as played:
            assert played.hello == ["hello", played.hello[1], 0.75, 16000]
            await played.send("note", 60, 100, 17)
            slot = await played.wait_for("slot", lambda values: values[5] == 60)
            play = await played.wait_for("play")
            assert play == [17, slot[0], slot[1], 60, 100, 1.0, 1]
            async with played.session.get(slot[2]) as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"] == "audio/wav"
                assert "immutable" in answer.headers["Cache-Control"]
                with wave.open(io.BytesIO(await answer.read())) as file:
                    assert (file.getnframes(), file.getframerate()) == (slot[3], slot[4]) == (12000, 16000)
            await played.send("note", 60, 0)
            assert await played.wait_for("release") == [17, slot[0], 60]
            await played.send("render", 5, 60, 100)
            assert await played.wait_for("done") == ["render", 5, slot[2]], "a place to fetch it, no path"

    run(work())


def test_hosts_hear_what_pages_play_and_pages_what_hosts_play(web):
    async def work(host):
        async with page(web.web) as played:
            await played.send("note", 61, 90, 3)
            await played.wait_for("play")
            assert heard(host, "play")[0] == 3
            host.send("preset", 2)
            loaded = await played.wait_for("preset.loaded")
            names = dict(values for name, values in host.command("presets") if name == "preset.name")
            assert loaded == [names[2]]
            await played.send("render", 4, 61, 90)
            assert heard(host, "slot")[2].startswith(str(web.cache)), "hosts get paths"
            # Of a move hear all but who moved.
            await played.settled()
            await played.send("position", 0.25, 0.75)
            assert heard(host, "position") == pytest.approx([0.25, 0.75])
            assert [event for event in await played.settled() if event[0] == "position"] == []
            host.send("position", 0.5, 0.5)
            assert await played.wait_for("position") == [0.5, 0.5]

    with web.client() as host:
        run(work(host))


def heard(host, wanted):
    """The arguments of the next event of this name that comes to a host."""
    return next(values for name, values in host.messages(PATIENCE) if name == wanted)


def test_keys_of_a_page_that_vanishes_go_up_and_nobody_elses(web):
    async def work():
        async with page(web.web) as staying:
            for pitch in (60, 64):
                await staying.send("note", pitch, 100, pitch)
                await staying.wait_for("play", lambda values, pitch=pitch: values[0] == pitch)
            async with page(web.web) as vanishing:
                await vanishing.send("note", 64, 100, 7)
                await vanishing.wait_for("play", lambda values: values[0] == 7)
                # Another's note-off at the same pitch is of another keyboard.
                await staying.send("note", 64, 0, 65)
                assert (await vanishing.wait_for("release"))[0] == 65
                assert not [event for event in await vanishing.settled() if event[0] == "release"]
                vanishing.socket._response.connection.transport.abort()
                released = await staying.wait_for("release", lambda values: values[0] == 7)
                assert released[2] == 64
            assert not [event for event in await staying.settled() if event[0] == "release"]
            await staying.send("note", 60, 0)
            assert (await staying.wait_for("release"))[0] == 60

    run(work())


NO_FRAMES = [
    "",
    "nonsense",
    "{}",
    "[]",
    "[60]",
    "null",
    '["note", [60], 100]',
    '["note", {"pitch": 60}, 100]',
    '["note", null, 100]',
    '["note", true, 100]',
    '["note", 60]',
    '["note", 60.5, 100]',
    '["note", 128, 100]',
    '["note", 60, 1e999]',
    '["note", 60, NaN]',
    f'["note", {10**400}, 100]',
    '["note", 60, 100, 4294967296]',
    '["position", 1e39, 0]',
    '["nothing.such"]',
    '["/nsynth/ping", 1]',
    '["ping\\u0000", 1]',
    '["preset", "a\\u0000b"]',
    '["preset", "\\ud800"]',
    '["preset", ' + json.dumps("x" * 60000) + "]",
    "[" * 60000,
    '["edit", ' + "1," * 20000 + "1]",
    '["register", 7771]',
    '["key", "osc", 60, 100]',
    '["release_keys", "osc", 1]',
    '["_feed"]',
]


def test_a_frame_that_is_none_is_answered_with_fail_and_the_socket_lives(web):
    async def work():
        async with page(web.web) as played:
            for text in NO_FRAMES:
                await played.socket.send_str(text)
                command, request, message = await played.wait_for("fail")
                assert request == 0, text[:60]
                assert message and len(message) < 2000 and "\n" not in message
                assert command in ("", json.loads(text)[0] if text.startswith('["') else "")
            await played.socket.send_bytes(b'["ping", 1]')
            assert (await played.wait_for("fail"))[2] == "a frame is text"
            await played.send("preset", "Chambr", 3)
            assert (await played.wait_for("fail"))[:2] == ["preset", 3]
            await played.send("ping", 5)
            assert (await played.wait_for("pong"))[0] == 5

    run(work())
    assert "Traceback" not in web.log.read_text()


def test_the_embedding_is_that_of_the_key_now(web):
    async def work():
        async with page(web.web) as played:
            await played.send("position", 0, 0)
            await played.settled()
            before = await embedding(played.session, 60)
            assert before["frames"] == len(before["embedding"]) == 125
            assert {len(row) for row in before["embedding"]} == {16}
            assert before["rate"] == 31.25
            assert await embedding(played.session, 72) != before, "another key has another"
            await played.send("position", 1, 1)
            await played.settled()
            assert await embedding(played.session, 60) != before, "another corner, too"
            await played.send("position", 0, 0)
            await played.send("shift", 3, 1.5)
            await played.settled()
            shifted = await embedding(played.session, 60)
            for row, other in zip(before["embedding"], shifted["embedding"], strict=True):
                assert other[3] == pytest.approx(row[3] + 1.5, abs=1e-4)
                assert other[:3] == row[:3]
            await played.send("shift", 3, 0)
            await played.settled()

    run(work())


async def embedding(session, pitch):
    async with session.get("/embedding", params={"pitch": pitch, "velocity": 100}) as answer:
        assert answer.status == 200
        return await answer.json()


@pytest.mark.parametrize("query", ["", "pitch=60", "pitch=128&velocity=1", "pitch=x&velocity=1", "pitch=-1"])
def test_a_key_that_is_none_has_no_embedding(web, query):
    status, _, body = get(web.web, f"/embedding?{query}")
    assert status == 400
    assert "must be an integer in 0..127" in json.loads(body)["error"]


def test_a_sound_that_is_sent_becomes_an_instrument_that_everybody_hears_of(web):
    async def work(host):
        async with page(web.web) as played:
            status, made = await send_sound(played.session, "My Flute", sound())
            assert (status, made["name"]) == (200, "My Flute")
            assert await played.wait_for("instrument.name") == [made["index"], "My Flute", "own"]
            assert heard(host, "instrument.name") == [made["index"], "My Flute", "own"]
            await played.send("corner", 0, "My Flute", 8)
            assert await played.wait_for("done") == ["corner", 8]
            # A better take of it has the same name and place.
            assert (await send_sound(played.session, "my flute", sound(330)))[1]["index"] == made["index"]
            status, refused = await send_sound(played.session, "Flute", sound())
            assert (status, list(refused)) == (409, ["error"]), "that one comes with the program"
            status, refused = await send_sound(played.session, "Noise", b"RIFF" + bytes(1000))
            assert status == 400 and "not a sound" in refused["error"]
            status, refused = await send_sound(played.session, "Nothing", b"")
            assert status == 400 and "empty" in refused["error"]
        assert list((web.cache / "uploads").iterdir()) == []

    with web.client() as host:
        run(work(host))


async def send_sound(session, name, data):
    async with session.post("/instruments", params={"name": name}, data=data) as answer:
        return answer.status, await answer.json()


def sound(frequency_hz=440):
    """A second of a tone, as a FLAC file."""
    tone = 0.5 * np.sin(2 * np.pi * frequency_hz * np.arange(16000) / 16000)
    file = io.BytesIO()
    soundfile.write(file, tone, 16000, format="FLAC")
    return file.getvalue()


def test_the_panel_is_served_fresh_and_with_its_types(web):
    async def work():
        async with session(web.web) as opened:
            async with opened.get("/", headers={"Accept": "text/html,*/*"}) as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
                assert answer.headers["Cache-Control"] == "no-cache"
                tag = answer.headers["ETag"]
            async with opened.get("/panel/index.html", headers={"If-None-Match": tag}) as answer:
                assert answer.status == 304

    run(work())


@by_the_clock
def test_a_cached_note_is_answered_quickly_in_a_page_while_renders_run(web, figures):
    """Bounds for a busy machine; the goal is 2 ms in the median and 5 ms for 99 %, as over OSC."""
    times = []

    async def work():
        async with page(web.web) as played:
            await played.send("render", 1, 60, 100)
            await played.wait_for("done", lambda values: values[0] == "render")
            for pitch in range(30, 54):
                await played.send("render", pitch, pitch, 77)
            for number in range(300):
                began = time.perf_counter()
                await played.send("note", 60, 100, number)
                assert (await played.wait_for("play"))[0] == number
                times.append((time.perf_counter() - began) * 1000)
                await played.send("note", 60, 0)
                await asyncio.sleep(0.004)
            await played.send("panic")
            await played.wait_for("done", lambda values: values[0] == "panic")

    run(work())
    median, high = np.percentile(times, [50, 99])
    figures.append(f"cached note to play in a page: median {median:.2f} ms, 99 % {high:.2f} ms")
    assert median < 10 and high < 50


def test_who_asks_for_much_gets_all_of_it(web):
    """A page that asks before it reads is heard no further meanwhile, and is not dropped."""
    rounds = 4000

    async def ask(busy):
        for number in range(rounds):
            await busy.send("instruments", number)

    async def work():
        async with page(web.web, small=True) as busy:
            asking = asyncio.create_task(ask(busy))
            await asyncio.sleep(1.5)
            for number in range(rounds):
                assert await busy.wait_for("done") == ["instruments", number]
            await asking

    run(work())


def test_the_end_is_told_before_the_socket_closes(tmp_path):
    running = start_web(tmp_path, "--trace", str(tmp_path / "trace.jsonl"))

    async def work():
        async with page(running.web) as played:
            await played.send("note", 60, 100, 4)
            await played.wait_for("play")
            ending = asyncio.get_running_loop().run_in_executor(None, running.stop)
            await played.wait_for("bye")
            message = await played.socket.receive(timeout=PATIENCE)
            assert message.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSING)
            assert played.socket.close_code == aiohttp.WSCloseCode.GOING_AWAY
            return await ending

    assert run(work()) < 5
    lines = [json.loads(line) for line in (tmp_path / "trace.jsonl").read_text().splitlines()[1:]]
    told = [(line["source"], line["verb"], line["arguments"]) for line in lines]
    key = {"source": "web 1", "pitch": 60, "velocity": 100, "r": 4}
    assert ("web 1", "key", key) in told
    assert told[-1] == ("web 1", "release_keys", {"source": "web 1", "pedal_too": True})
