"""The one tree of exceptions. A client's mistake and a user's set-up are told apart from faults of ours."""


class BridgeError(Exception):
    """Base of all errors that are told in one line."""


class ClientError(BridgeError):
    """A message that cannot be obeyed: answered with /nsynth/fail, never the end of the daemon."""


class NameTakenError(ClientError):
    """The name belongs to something that comes with the program."""


class NoWorkerError(ClientError):
    """The render worker is not there, or not there any more: it may be in a moment."""


class SetupError(BridgeError):
    """The daemon cannot start or a command cannot run as asked: one line, exit code 1."""
