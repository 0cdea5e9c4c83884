"""The one error that the audio half raises for what a user can mend; anything else is a fault of ours."""


class SynthError(Exception):
    """A file, an argument or a machine that cannot do what was asked. The message is one line."""
