"""How urgent a note is: for the scheduler, which gives notes out, and for the worker, which renders them."""

from enum import IntEnum


class Priority(IntEnum):
    """Lower is sooner."""

    LIVE = 0
    REQUESTED = 1
