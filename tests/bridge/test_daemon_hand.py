"""Two hosts at one real daemon: each sees where the other goes, and is not told of its own moves."""


def positions(client, seconds=0.4):
    return [values for name, values in client.messages(seconds) if name == "position"]


def test_hosts_follow_one_another_and_nobody_is_pulled_back(daemon):
    with daemon.client() as mover, daemon.client() as follower:
        for step in range(1, 41):
            mover.send("position", step / 40, 0.5)
        told = positions(follower)
        assert told and told[-1] == [1.0, 0.5] and positions(mover) == []
        mover.send("position", 0.0, 0.0)
        follower.send("position", 0.5, 0.25)
        assert positions(mover)[-1] == [0.5, 0.25]


def test_a_knob_is_told_to_all_and_a_stranger_hears_nothing(daemon):
    with daemon.client() as mover, daemon.client() as follower, daemon.client() as stranger:
        stranger.send("unregister", stranger._socket.getsockname()[1])
        positions(stranger, 0.2)
        mover.command("shift", 2, 1.5)
        heard = [values for name, values in follower.messages(0.4) if name == "shift.now"]
        assert [2, 1.5] in heard and list(stranger.messages(0.2)) == []
        mover.command("edit.clear")
