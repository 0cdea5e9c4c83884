import mido
from hypothesis import given
from hypothesis import strategies as st

from bridge.protocol.midi_bytes import ByteDecoder

LENGTHS = {"note_on": 2, "note_off": 2, "control_change": 2, "pitchwheel": 2, "program_change": 1}
MESSAGES = st.lists(
    st.builds(
        lambda kind, channel, data: mido.Message.from_bytes(
            [mido.Message(kind, channel=channel).bytes()[0], *data[: LENGTHS[kind]]]
        ),
        st.sampled_from(sorted(LENGTHS)),
        st.integers(0, 15),
        st.tuples(st.integers(0, 127), st.integers(0, 127)),
    ),
    max_size=30,
)


def with_running_status(messages):
    """The bytes, a status byte left out where it is the one before."""
    status, data = 0, []
    for message in messages:
        first, *rest = message.bytes()
        data += rest if first == status else [first, *rest]
        status = first
    return data


@given(MESSAGES, st.data())
def test_running_status_with_clock_and_sensing_anywhere_is_the_same_messages(messages, draw):
    data = with_running_status(messages)
    for _ in range(draw.draw(st.integers(0, 20))):
        data.insert(
            draw.draw(st.integers(0, len(data))), draw.draw(st.sampled_from([0xF8, 0xFA, 0xFE, 0xFF]))
        )
    decoder = ByteDecoder()
    cut = draw.draw(st.integers(0, len(data)))
    assert decoder.feed(data[:cut]) + decoder.feed(data[cut:]) == messages


@given(st.lists(st.integers(0, 255)))
def test_any_bytes_are_taken_and_what_follows_a_new_status_is_understood(data):
    decoder = ByteDecoder()
    decoder.feed(data)
    assert decoder.feed([0x93, 60, 100]) == [mido.Message("note_on", channel=3, note=60, velocity=100)]


def test_sysex_and_system_messages_are_skipped_with_their_data_and_end_running_status():
    note = [0x90, 60, 100]
    data = [*note, 0xF0, 1, 2, 3, 0xF7, 61, 100, 0xF2, 4, 5, 62, 100, *note]
    assert [message.note for message in ByteDecoder().feed(data)] == [60, 60]
