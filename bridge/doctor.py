"""`nsynth-bridge doctor`: looks at everything the daemon needs and says what to do about it."""

import importlib.util
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from bridge.client import Client, NoAnswerError
from bridge.live import presets
from bridge.live.preset_files import PresetFolder
from bridge.locations import presets_folder
from bridge.ports import announce, audio_out, midi_ports, web
from bridge.settings import DEFAULT_WEB_PORT, Settings
from synth import bank, locations
from synth.errors import SynthError

OLDEST_PYTHON = (3, 10)


@dataclass(frozen=True)
class Finding:
    """needed: the daemon cannot run without it."""

    subject: str
    fine: bool
    text: str
    needed: bool = True


def examine(settings: Settings) -> list[Finding]:
    checks: list[Callable[[Settings], Finding]] = [
        _python,
        _torch,
        _model,
        _bank,
        _spectral,
        _presets,
        _cache,
        _port,
        _web,
        _announce,
        _midi,
        _audio,
        _gpu,
    ]
    return [check(settings) for check in checks]


def _python(settings: Settings) -> Finding:
    fine = sys.version_info >= OLDEST_PYTHON
    return Finding("Python", fine, sys.version.split()[0] + ("" if fine else ": install 3.10 or newer"))


def _torch(settings: Settings) -> Finding:
    found = importlib.util.find_spec("torch") is not None
    return Finding("PyTorch", found, "installed" if found else "missing: pip install torch")


def _model(settings: Settings) -> Finding:
    try:
        path = locations.model_path(settings.model)
        return Finding("model", True, f"{path} ({locations.file_identity(path)[:12]})")
    except (SynthError, OSError) as error:
        return Finding("model", False, str(error))


def _bank(settings: Settings) -> Finding:
    try:
        found = bank.of_model(settings.model)
    except (SynthError, OSError) as error:
        return Finding("instruments", False, str(error))
    return Finding("instruments", True, f"{len(found.instruments)} in the bank")


def _spectral(settings: Settings) -> Finding:
    try:
        found = bank.of_model(settings.spectral)
    except (SynthError, OSError) as error:
        return Finding(
            "engine spectral", False, f"{error}; presets of engine wavenet play without", needed=False
        )
    return Finding("engine spectral", True, f"{len(found.instruments)} in its bank", needed=False)


def _presets(settings: Settings) -> Finding:
    own = PresetFolder(settings.own_presets_folder)
    try:
        names = presets.read(presets_folder(), own).names
    except Exception as error:
        return Finding("presets", False, str(error))
    # The daemon does without those of the user's that are broken.
    return Finding("presets", not own.problems, "; ".join([", ".join(names), *own.problems]), needed=False)


def _cache(settings: Settings) -> Finding:
    folder = settings.cache_folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(
            "cache", False, f"{folder} cannot be written ({error.strerror}): choose another by --cache"
        )
    notes = list(folder.glob("*.wav"))
    megabytes = sum(note.stat().st_size for note in notes) / 2**20
    return Finding(
        "cache", True, f"{folder}: {len(notes)} notes, {megabytes:.0f} of {settings.cache_megabytes} MB"
    )


def _port(settings: Settings) -> Finding:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((settings.host, settings.osc_port))
        except OSError as error:
            running = _running(settings)
            why = running or f"{error.strerror}; end what has it, or choose another by --osc-port"
            return Finding("OSC port", bool(running), f"UDP {settings.osc_port}: {why}", needed=False)
    return Finding("OSC port", True, f"UDP {settings.host}:{settings.osc_port} is free")


def _web(settings: Settings) -> Finding:
    if importlib.util.find_spec("aiohttp") is None:
        text = f"aiohttp is missing: {web.INSTALL}; the daemon runs without"
        return Finding("web panel", False, text, needed=False)
    port = DEFAULT_WEB_PORT if settings.web == "off" else settings.web
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        if sys.platform != "win32":
            # As the server has it: connections that have ended keep nobody waiting.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, port))
        except OSError as error:
            text = f"TCP {port}: {error.strerror}; a daemon may be running, else choose --web PORT"
            return Finding("web panel", False, text, needed=False)
    how = "start with --web" if settings.web == "off" else "wanted"
    return Finding("web panel", True, f"TCP {settings.host}:{port} is free; {how}", needed=False)


def _announce(settings: Settings) -> Finding:
    if importlib.util.find_spec("zeroconf") is None:
        text = f"zeroconf is missing: {announce.INSTALL}; the daemon runs without"
        return Finding("announcement", not settings.announce, text, needed=False)
    text = "wanted" if settings.announce else "off; start with --announce"
    return Finding("announcement", True, text, needed=False)


def _running(settings: Settings) -> str:
    """What daemon answers at the port; nothing if none does."""
    try:
        with closing(Client(settings.host, settings.osc_port, timeout=0.5)) as client:
            return f"nsynth-bridge {client.ping().version} runs there"
    except NoAnswerError:
        return ""


def _midi(settings: Settings) -> Finding:
    try:
        names = midi_ports.input_names()
    except midi_ports.MidiUnavailableError as error:
        return Finding("MIDI", False, f"{error}; OSC works without", needed=False)
    text = f"inputs: {', '.join(names) or 'none but our own virtual port'}"
    missing = [
        name for name in settings.midi_inputs if name != midi_ports.VIRTUAL and not _among(name, names)
    ]
    if missing:
        text += f"; waited for: {', '.join(missing)}"
    return Finding("MIDI", not missing, text, needed=False)


def _among(wanted: str, names: list[str]) -> bool:
    return any(wanted.casefold() in name.casefold() for name in names)


def _audio(settings: Settings) -> Finding:
    try:
        names = audio_out.output_names()
    except audio_out.AudioUnavailableError as error:
        return Finding("audio", False, f"{error}; hosts play without", needed=False)
    text = f"outputs: {', '.join(names)}" if names else "no output; hosts play without"
    return Finding("audio", bool(names), text, needed=False)


def _gpu(settings: Settings) -> Finding:
    if importlib.util.find_spec("torch") is None:
        return Finding("GPU", False, "unknown without PyTorch", needed=False)
    import torch

    if torch.cuda.is_available():
        return Finding("GPU", True, torch.cuda.get_device_name(), needed=False)
    return Finding("GPU", False, "none; the CPU renders", needed=False)
