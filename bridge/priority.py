"""How urgent a note is: for the scheduler, which gives notes out, and for the worker, which renders them."""

from enum import IntEnum


class Priority(IntEnum):
    """Lower is sooner."""

    # A key is down and silent: nothing is there to stand in.
    LIVE = 0
    # A key sounds by a stand-in.
    SOUNDING = 1
    REQUESTED = 2
    # The gesture will need it next.
    FORESEEN = 3
    # A preset's notes that are rendered ahead, and those whose key was lifted before they were begun.
    LATER = 4
