"""Who hears where the hand is. Where it will be is in test_foresight.py."""

from bridge.live.hand import Hand


def moved_hand():
    told = []
    hand = Hand(lambda event, client, everyone, but=None: told.append((event.name, everyone, but)))
    hand.do_position("mover", 0.25, 0.5)
    return hand, told


def test_a_move_is_told_once_to_all_but_who_moved_last():
    hand, told = moved_hand()
    hand.do_position("another", 0.3, 0.5)
    assert told == []
    hand.tell_moved()
    hand.tell_moved()
    assert told == [("position", True, "another")]


def test_a_controller_s_move_is_told_to_all():
    hand, told = moved_hand()
    hand.do_move(None, x=0.75)
    hand.tell_moved()
    assert told == [("position", True, None)]


def test_corners_shares_are_told_as_they_were_given():
    hand, told = moved_hand()
    hand.do_weights("mover", 1.0, 1.0, 0.0, 2.0)
    hand.tell_moved()
    assert [name for name, *_ in told] == ["position", "weights"]
