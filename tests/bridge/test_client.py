"""The Python client in both manners, on the real daemon."""

import asyncio
import inspect
import json
from pathlib import Path

import pytest

from bridge import client as package
from bridge.client import AsyncClient, Client, ClientError
from bridge.client.verbs import Verbs, verb
from bridge.protocol.addresses import COMMANDS
from tests.conftest import start_daemon

QUICK = ("--midi", "off", "--note-seconds", "0.3")
# What a verb has beside the table's arguments. Numbers of requests are the client's own business.
MORE = {"progress", "r"}
# Registering is a part of these.
CONNECTING = {"register": "connect", "unregister": "close"}


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    """One whose presets may be added to."""
    running = start_daemon(tmp_path_factory.mktemp("client"), *QUICK)
    yield running
    running.stop()


def verbs():
    return {name for name, value in vars(Verbs).items() if isinstance(value, verb)}


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_every_address_has_its_method_with_the_arguments_of_the_table(kind):
    for spec in COMMANDS.values():
        method = getattr(kind, CONNECTING.get(spec.verb, spec.verb))
        assert method.__doc__ and not method.__doc__.startswith("Request")
        if spec.verb in CONNECTING:
            continue
        ours = [name for name in inspect.signature(method).parameters if name not in MORE | {"self"}]
        assert ours == [argument.name for argument in spec.arguments if argument.name != "r"], spec.address
    assert "r" in inspect.signature(kind.cancel).parameters


def every_verb(client):
    """Yields verbs with their arguments, takes what comes of them, and finds it right."""
    pinged = yield "ping", ()
    assert 0 < pinged.seconds < 2 and pinged.version == "0.1.0"
    yield "preset", ("Keys",)
    presets = yield "presets", ()
    assert [each.index for each in presets] == list(range(len(presets)))
    assert {"Keys", "Chamber"} <= {each.name for each in presets}
    instruments = yield "instruments", ()
    assert len(instruments) >= 24 and {"flute", "cello"} <= {each.name for each in instruments}
    dimensions = yield "dimensions", ()
    assert len(dimensions) == 16 and all(each.low < each.high for each in dimensions)

    yield "position", (0.25, 1.0)
    assert (client.state.x, client.state.y) == (0.25, 1.0), "the one who moves is not told"
    yield "corner", (3, "flute")
    yield "glide", (0.5,)
    yield "shift", (4, -0.5)
    yield "edit", ("gain", 1.5, "0-3")
    yield "sync", ()
    state = yield "refresh", ()
    assert state is client.state and state.preset == "Keys"
    assert state.corners[0] == "grand_piano" and state.corners[3] == "flute"
    assert (state.x, state.y, state.weights, state.glide) == (0.25, 1.0, None, 0.5)
    assert state.shifts[4] == -0.5 and {edit.operation for edit in state.edits} == {"gain", "shift"}
    yield "weights", (1.0, 0.0, 0.0, 1.0)
    yield "preset_save", ("Mine",)
    status = yield "status", ()
    assert (status.preset, status.model, status.x) == ("Mine", "default", 0.5)
    yield "edit_clear", ()
    assert client.state.edits == []
    yield "shift", (4, 0.0)
    yield "glide", (0,)

    told = []
    path = yield "render", (60, 100, 0.0, 1.0, told.append)
    assert path.is_file() and path.suffix == ".wav" and told and {each.of for each in told} == {1}
    yield "position", (0.0, 1.0)
    (played,) = yield "play", ([60],)
    assert played.first == "exact" and Path(played.path) == path and played.to_play < 2
    number = yield "note", (91,)
    queued = yield "queue", ()
    assert 91 in {each.pitch for each in queued} and all(0 <= each.made < each.of for each in queued)
    yield "note_off", (91,)
    yield "cancel", (number,)
    slot = next(slot for slot in client.state.slots.values() if slot.path == str(path))
    assert slot.exact and slot.pitch == 60
    yield "slot_ack", (slot.slot, slot.version)
    statistics = yield "statistics", ()
    assert statistics["notes"]["exact"] >= 1 and statistics["osc"]["listeners"] == 1

    yield "learn", ("x",)
    yield "learn_clear", ()
    assert client.state.bindings["x"].control == 16
    yield "panic", ()


def test_every_verb_waits_for_its_answer(daemon):
    with daemon.client() as client:
        used = follow(every_verb(client), lambda verb, arguments: getattr(client, verb)(*arguments))
    assert used == tried()


def test_every_verb_is_awaited_in_asyncio(daemon):
    """Each in an event loop's own time: the scene is the same, and goes on in a thread of its own."""

    async def scene():
        async with AsyncClient(port=daemon.port) as client:
            loop = asyncio.get_running_loop()

            def do(verb, arguments):
                return asyncio.run_coroutine_threadsafe(getattr(client, verb)(*arguments), loop).result(60)

            return await asyncio.to_thread(follow, every_verb(client), do)

    assert asyncio.run(scene()) == tried()


def follow(scene, do):
    """The verbs of a scene, carried out."""
    used, result = set(), None
    while True:
        try:
            verb, arguments = scene.send(result)
        except StopIteration:
            return used
        used.add(verb)
        result = do(verb, arguments)


def tried():
    """All but those that have tests of their own."""
    return verbs() - {"prerender"}


def test_two_requests_at_a_time_do_not_take_each_other_s_answers(daemon):
    async def ask():
        async with AsyncClient(port=daemon.port) as client:
            asked = [
                client.preset("Keys"),
                client.preset("Kyes"),
                client.corner(0, "flute"),
                client.corner(1, "x"),
            ]
            more = [
                client.ping(),
                client.presets(),
                client.presets(),
                client.status(),
                client.edit("flip", 99),
            ]
            return await asyncio.gather(*asked, *more, return_exceptions=True)

    loaded, refused, put, unknown, pinged, one, other, status, edit = asyncio.run(ask())
    assert loaded is None and put is None and pinged.version and status.preset == "Keys"
    assert isinstance(refused, ClientError) and "did you mean 'Keys'" in str(refused)
    assert isinstance(unknown, ClientError) and "no instrument" in str(unknown)
    assert isinstance(edit, ClientError) and one == other and len(one) >= 6


def test_a_hundred_renders_at_a_time_all_arrive_also_from_the_cache(daemon):
    """All at once their answers would be more than a socket holds."""

    async def render():
        async with AsyncClient(port=daemon.port) as client:
            await client.preset("Chamber")
            places = [(pitch, 100, step / 16, 0.0) for pitch in (48, 55) for step in range(4)]
            first = await asyncio.gather(*(client.render(*place) for place in places))
            again = await asyncio.gather(*(client.render(*place) for place in places * 32))
            return first, again

    first, again = asyncio.run(render())
    assert len(set(first)) == 8 and again == first * 32 and all(path.is_file() for path in first)


def test_of_two_renders_the_one_that_is_ready_first_is_answered_first(daemon):
    async def render():
        async with AsyncClient(port=daemon.port) as client:
            known = await client.render(61, 100, 0.0, 0.0)
            order = []
            asked = [client.render(pitch, 100, 0.0, 0.0) for pitch in (62, 61)]
            tasks = [asyncio.create_task(each) for each in asked]
            for task in tasks:
                task.add_done_callback(order.append)
            return known, tasks, order, await asyncio.gather(*tasks)

    known, tasks, order, (slow, quick) = asyncio.run(render())
    assert quick == known != slow and order == tasks[::-1]


def test_two_chords_at_a_time_are_each_told_of_their_own_keys(daemon):
    async def play():
        async with AsyncClient(port=daemon.port) as client:
            return await asyncio.gather(client.play([50, 57]), client.play([53]))

    low, high = asyncio.run(play())
    assert [note.pitch for note in low] == [50, 57] and [note.pitch for note in high] == [53]
    assert all(Path(note.path).is_file() and note.to_exact >= 0 for note in low + high)


def test_a_render_tells_how_far_it_is_and_who_stops_waiting_takes_it_back(run_daemon):
    daemon = run_daemon("--midi", "off", "--note-seconds", "2")
    told = []

    class EnoughError(Exception):
        pass

    def until_begun(progress):
        told.append(progress)
        if len(told) == 3:
            raise EnoughError

    async def limited(client):
        async with client:
            await asyncio.wait_for(client.render(72, progress=told.append), 0.3)

    with daemon.client() as client:
        with pytest.raises(EnoughError):
            client.render(48, progress=until_begun)
        assert [each.notes for each in told] == [0, 0, 0] and told[2].seconds_left > 0
        assert client.status().queued == 0
        with pytest.raises(asyncio.TimeoutError):
            asyncio.run(limited(AsyncClient(port=daemon.port)))
        assert client.status().queued == 0 and len(told) > 3


def test_a_preset_is_rendered_ahead_and_told_of(run_daemon, tmp_path):
    plan = {"grid": 2, "lowest": 60, "highest": 60, "velocities": [100]}
    preset = {
        "version": 2,
        "name": "Few",
        "corners": ["flute", "cello", "choir", "violin"],
        "prerender": plan,
    }
    (tmp_path / "few.json").write_text(json.dumps(preset))
    daemon = run_daemon(
        "--presets", str(tmp_path), "--preset", "Few", "--midi", "off", "--note-seconds", "0.1"
    )
    told = []
    with daemon.client() as client:
        client.prerender(told.append)
        assert [each.notes for each in told][-1] == told[-1].of == 4
        assert len(list(daemon.cache.glob("*.wav"))) == 4


def test_events_are_told_as_they_come_and_what_came_before_first(daemon):
    async def read():
        async with AsyncClient(port=daemon.port) as client, AsyncClient(port=daemon.port) as other:
            await other.preset("Keys")
            await other.sync()
            await client.ping()
            first = [event async for event in client.events(0.2)]
            await other.position(0.75, 0.5)
            second = [event async for event in client.events(0.2)]
            return first, second, client.state

    first, second, state = asyncio.run(read())
    assert package.PresetLoaded("Keys") in first and package.Corner(0, "grand_piano") in first
    assert second == [package.Position(0.75, 0.5)] and (state.x, state.y) == (0.75, 0.5)
    with daemon.client() as client, daemon.client() as other:
        other.preset("Chamber")
        client.ping()
        before = list(client.events(0.2))
        assert package.PresetLoaded("Chamber") in before and list(client.events(0.1)) == []


def test_who_has_not_read_for_long_is_answered_nevertheless(daemon):
    """More events than a socket holds are there before the answer."""
    with daemon.client(1.0) as idle, daemon.client() as busy:
        for number in range(600):
            busy.corner(number % 4, "flute")
        assert idle.ping().seconds < 0.5
        assert sum(isinstance(event, package.Corner) for event in idle.events(0.1)) > 100


def test_what_the_daemon_would_refuse_is_refused_in_its_words_and_never_sent(client):
    before = client.statistics()["osc"]["refused"]
    for wrong in (
        lambda: client.note(128),
        lambda: client.position(0.5, float("nan")),
        lambda: client.corner(4, "flute"),
        lambda: client.render(60, x=0.5, y=1.5),
    ):
        with pytest.raises(ClientError, match=r"must be an? .* in 0\.\."):
            wrong()
    assert client.statistics()["osc"]["refused"] == before


def test_numbers_of_numpy_are_taken_as_what_they_are(client):
    import numpy as np

    client.position(np.float32(0.5), np.float64(0.25))
    client.corner(np.int64(0), "flute")
    assert (client.status().x, client.status().y) == (0.5, 0.25)


def test_a_host_of_its_own_may_acknowledge_by_itself(daemon):
    with Client(port=daemon.port, acknowledge=False) as client:
        before = client.statistics()["core"]["commands"]
        client.render(60, 100, 0.0, 0.0)
        # The second statistics, the render.
        assert client.statistics()["core"]["commands"] - before <= 2
