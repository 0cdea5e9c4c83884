import pytest

from bridge.protocol.bindings import Binding, Bindings


def teach(bindings, target, control, channel=0, port="port", times=1):
    bindings.await_controller(target)
    return [bindings.hear(port, channel, control) for _ in range(times)][-1]


def test_defaults_hold_on_any_port_and_channel():
    bindings = Bindings()
    targets = [bindings.target(port, 7, control) for port in "ab" for control in (16, 17, 64, 66, 1)]
    assert targets == 2 * ["x", "y", "sustain", "sostenuto", "vibrato"]


def test_a_learned_target_leaves_its_default_and_comes_back_to_it():
    bindings = Bindings()
    assert teach(bindings, "x", 20) == "x"
    assert (bindings.target("port", 0, 20), bindings.target("port", 0, 16)) == ("x", None)
    assert bindings.target("port", 1, 20) is None and bindings.target("other", 0, 20) is None
    bindings.clear()
    assert (bindings.target("port", 0, 20), bindings.target("port", 0, 16)) == (None, "x")


def test_a_controller_moves_one_target_the_last_it_was_taught():
    bindings = Bindings()
    teach(bindings, "x", 20)
    teach(bindings, "y", 20)
    assert bindings.target("port", 0, 20) == "y" and bindings.target("port", 0, 16) == "x"
    assert list(bindings.learned) == ["y"]


def test_only_what_waits_is_bound_and_only_once():
    bindings = Bindings()
    assert bindings.hear("port", 0, 20) is None
    teach(bindings, "x", 20)
    assert bindings.hear("port", 0, 21) is None
    bindings.await_controller("y")
    bindings.clear()
    assert bindings.hear("port", 0, 21) is None


def test_of_two_halves_the_coarse_one_is_bound_whichever_comes_first():
    bindings = Bindings()
    bindings.await_controller("w0")
    assert [bindings.hear("port", 0, control) for control in (52, 20)] == [None, "w0"]
    assert bindings.learned["w0"].control == 20


def test_a_controller_in_the_range_of_fine_halves_is_bound_when_it_moves_alone():
    bindings = Bindings()
    assert teach(bindings, "y", 40, times=2) == "y"
    assert bindings.target("port", 0, 40) == "y"


def test_a_binding_names_what_targets_there_are():
    with pytest.raises(ValueError, match="sostenuto"):
        Binding("volume", "port", 0, 7)
