from bridge.protocol.echoes import ECHO_SECONDS, MOST_STRIKES, STRIKES_SECONDS, EchoGuard


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def strikes(interval, count, pitch=lambda index: 60):
    """How many of so many note-ons are played."""
    clock = Clock()
    guard, played = EchoGuard(clock), 0
    for index in range(count):
        played += guard.complaint("port", 0, pitch(index), 100) is None
        clock.now += interval
    return played


def test_what_hands_and_ratchets_play_passes_and_a_loop_ends():
    assert strikes(1 / 39, 400) == 400
    assert strikes(0.005, 400) == MOST_STRIKES
    assert strikes(0.005, 400, lambda index: index % 100) == 400


def test_a_key_that_rested_is_heard_again():
    clock = Clock()
    guard = EchoGuard(clock)
    complaints = [guard.complaint("port", 0, 60, 100) for _ in range(MOST_STRIKES + 1)]
    assert complaints[-1] is not None
    clock.now += STRIKES_SECONDS
    assert guard.complaint("port", 0, 60, 100) is None


def test_the_same_stroke_from_another_port_is_an_echo_and_a_later_or_softer_one_is_played():
    clock = Clock()
    guard = EchoGuard(clock)
    assert guard.complaint("keys", 0, 60, 100) is None
    assert "'keys'" in guard.complaint("daw", 0, 60, 100)
    assert guard.complaint("daw", 0, 60, 99) is None
    clock.now += 2 * ECHO_SECONDS
    assert guard.complaint("daw", 0, 60, 100) is None
