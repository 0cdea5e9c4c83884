"""The daemon from Python: `Client` waits, `AsyncClient` is for asyncio. See docs/python.md.

requests.py and conversation.py know what is said, without sockets; verbs.py has each verb once.
"""

from bridge.client.asynchronous import AsyncClient
from bridge.client.blocking import Client, wait_until_ready
from bridge.client.events import (
    Bend,
    Binding,
    Bye,
    Corner,
    Crossfade,
    Dimension,
    Done,
    Edit,
    Edits,
    Envelope,
    Event,
    Fail,
    Glide,
    Instrument,
    Other,
    Play,
    Pong,
    Position,
    Preset,
    PresetLoaded,
    Progress,
    Queued,
    Release,
    Shift,
    Slot,
    Statistic,
    Status,
    Synced,
    Value,
    Weights,
)
from bridge.client.requests import NoAnswerError, Played
from bridge.client.state import State
from bridge.client.verbs import Pinged
from bridge.errors import ClientError

__all__ = [
    "AsyncClient",
    "Bend",
    "Binding",
    "Bye",
    "Client",
    "ClientError",
    "Corner",
    "Crossfade",
    "Dimension",
    "Done",
    "Edit",
    "Edits",
    "Envelope",
    "Event",
    "Fail",
    "Glide",
    "Instrument",
    "NoAnswerError",
    "Other",
    "Pinged",
    "Play",
    "Played",
    "Pong",
    "Position",
    "Preset",
    "PresetLoaded",
    "Progress",
    "Queued",
    "Release",
    "Shift",
    "Slot",
    "State",
    "Statistic",
    "Status",
    "Synced",
    "Value",
    "Weights",
    "wait_until_ready",
]
