"""How urgent a note is: for the scheduler, which gives notes out, and for the worker, which renders them."""

from enum import IntEnum


class Priority(IntEnum):
    """Lower is sooner. A live note's key is down; one whose key is up comes later, as a preset's notes do."""

    LIVE = 0
    REQUESTED = 1
    FORESEEN = 2
    LATER = 3
