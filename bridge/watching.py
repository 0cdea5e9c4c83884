"""What the daemon tells of itself: the beginning of a trace, and the figures that its parts count."""

import os
from collections.abc import Mapping
from typing import Any

from bridge import __version__, machine, trace
from bridge.live.statistics import Figures
from bridge.ports.midi_ports import MidiPorts
from bridge.ports.osc_udp import OscPort
from bridge.protocol.bindings import Bindings
from bridge.protocol.echoes import EchoGuard
from bridge.render.client import RenderClient
from bridge.settings import Settings


def open_trace(
    settings: Settings,
    model: str,
    place: tuple[str, float, float],
    bindings: Bindings,
    state: dict[str, Any],
) -> trace.Recorder | None:
    """The trace that the settings ask for. model is the weights' SHA-256, place the preset's name, x and y,
    state all that the memory keeps.

    Raise SetupError if it cannot be written.
    """
    if not settings.trace:
        return None
    preset, *position = place
    header = trace.Header(
        program=__version__,
        begun=trace.now(),
        model=model,
        preset=preset,
        position=(position[0], position[1]),
        settings=settings.sound,
        bindings=list(bindings.learned.values()),
        state=state,
    )
    return trace.Recorder(trace.file_to_write(settings.trace), header)


def figures(
    port: int, osc: OscPort, midi: MidiPorts, guard: EchoGuard, renderer: RenderClient
) -> dict[str, Figures]:
    """What the statistics tell beside the answers to keys; what the system does not tell is left out."""
    worker = renderer.process_number
    memory_mb = {"core": machine.memory_mb(os.getpid()), "worker": worker and machine.memory_mb(worker)}
    lost = {"lost": machine.datagrams_lost(port)}
    return {
        "osc": {**osc.figures, **_known(lost)},
        "midi": {"dropped": guard.dropped, "refused": midi.refused},
        "worker": {"restarts": renderer.restarts},
        "memory_mb": _known(memory_mb),
    }


def _known(values: Mapping[str, float | None]) -> Figures:
    return {name: value for name, value in values.items() if value is not None}
