"""The live half: a daemon between hosts and the synth. Imports no torch but in the render worker."""

__version__ = "0.1.0"
