"""The daemon's settings: flags over environment over file over defaults. Each option is declared once."""

import os
import sys
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import platformdirs

from bridge.errors import SetupError
from bridge.live.checked import suggestion

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

APPLICATION = "nsynth-bridge"
ENVIRONMENT = "NSYNTH_BRIDGE_"
BINDINGS = "bindings.json"
DEFAULT_WEB_PORT = 7772
Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]


# What the same commands may sound different by; a trace keeps them.
SOUND = ("model", "spectral", "instruments", "note_seconds", "slots", "voices")


def option(default: Any, metavar: str, text: str, alone: str | None = None, several: bool = False) -> Any:
    """A field of Settings: its flag, variable and key follow from its name.

    alone: what the bare flag means. several: the flag may be given more than once, and the key be a list;
    commas join them.
    """
    metadata = {"metavar": metavar, "text": text, "alone": alone, "several": several}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    host: str = option(
        "127.0.0.1", "ADDRESS", "address to listen on; anything but loopback is open to others"
    )
    osc_port: Port = option(7770, "PORT", "UDP port for OSC")
    midi: str = option(
        "virtual",
        "NAME|virtual|off",
        "MIDI inputs: parts of ports' names, a virtual port, or none; several with commas, or given again",
        several=True,
    )
    mpe: Annotated[int, msgspec.Meta(ge=0, le=15)] = option(
        0, "0..15", "member channels of an MPE zone on channel 1; a controller can switch it itself"
    )
    audio: str = option(
        "off",
        "DEVICE",
        "play notes here: an output's name or number, or without one the system's own",
        alone="default",
    )
    audio_block: Annotated[int, msgspec.Meta(ge=16, le=8192)] = option(
        256, "SAMPLES", "what the sound card takes at a time"
    )
    audio_ahead: Annotated[int, msgspec.Meta(ge=1, le=64)] = option(
        4, "BLOCKS", "blocks that are mixed ahead: more are safer, fewer are sooner"
    )
    web: Port | Literal["off"] = option(
        "off",
        "PORT",
        f"panel in the browser and OSCQuery, at this TCP port; the bare flag means {DEFAULT_WEB_PORT}",
        alone=str(DEFAULT_WEB_PORT),
    )
    announce: bool = option(
        False, "true|false", "tell the network by zeroconf where OSC and the panel are", alone="true"
    )
    model: str = option("default", "default|FILE", "the weights")
    spectral: str = option("spectral", "FILE", "the weights of presets with engine spectral")
    preset: str = option("", "NAME", "preset to start with; the first one unless given")
    presets: str = option("", "DIR", "folder of your own presets; in the configuration folder unless given")
    instruments: str = option(
        "", "DIR", "folder of your own instruments; in the configuration folder unless given"
    )
    cache: str = option("", "DIR", "folder of rendered notes; the user's cache folder unless given")
    grids: str = option(
        "",
        "DIR",
        "folders that `nsynth grid` fills: their notes are taken, not rendered; several with commas",
        several=True,
    )
    cache_megabytes: Annotated[int, msgspec.Meta(ge=10)] = option(4000, "MB", "size limit of that folder")
    note_seconds: Annotated[float, msgspec.Meta(ge=0.1, le=30)] = option(4.0, "SECONDS", "length of a note")
    trace: str = option(
        "", "FILE", "record every command there, for `replay`; in a folder, a file named by the time"
    )
    slots: Annotated[int, msgspec.Meta(ge=1, le=1024)] = option(64, "N", "places a host has buffers for")
    # The worker holds 256 notes: a full house of requested ones leaves room for every key under the fingers.
    voices: Annotated[int, msgspec.Meta(ge=1, le=192)] = option(16, "N", "requested notes rendered at a time")

    @property
    def cache_folder(self) -> Path:
        """Absolute: its files' paths go to hosts, which run elsewhere."""
        folder = Path(self.cache) if self.cache else Path(platformdirs.user_cache_dir(APPLICATION)) / "notes"
        return folder.expanduser().resolve()

    @property
    def grid_folders(self) -> list[Path]:
        return [Path(name.strip()).expanduser().resolve() for name in self.grids.split(",") if name.strip()]

    @property
    def own_presets_folder(self) -> Path:
        folder = Path(self.presets) if self.presets else settings_file().with_name("presets")
        return folder.expanduser().resolve()

    @property
    def own_instruments_folder(self) -> Path:
        folder = Path(self.instruments) if self.instruments else settings_file().with_name("instruments")
        return folder.expanduser().resolve()

    @property
    def sound(self) -> dict[str, Any]:
        """Those of SOUND by name; files and folders as others find them, too."""
        values = {name: getattr(self, name) for name in SOUND}
        for name in ("model", "spectral"):
            file = Path(values[name])
            values[name] = str(file.resolve()) if file.is_file() else values[name]
        values["instruments"] = str(self.own_instruments_folder) if self.instruments else ""
        return values

    @property
    def midi_inputs(self) -> list[str]:
        """Each port once."""
        names = [name.strip() for name in self.midi.split(",")]
        return [name for name in dict.fromkeys(names) if name not in ("", "off")]


def settings_file() -> Path:
    return Path(platformdirs.user_config_dir(APPLICATION)) / "settings.toml"


def bindings_file() -> Path:
    """What MIDI learn keeps."""
    return settings_file().with_name(BINDINGS)


def options() -> tuple[Field[Any], ...]:
    return fields(Settings)


def load(
    flags: Mapping[str, Any], environment: Mapping[str, str] = os.environ, file: Path | None = None
) -> Settings:
    """Settings from flags (those given), environment and file. Raise SetupError that names the culprit."""
    values = {
        **_from_file(settings_file() if file is None else file),
        **_from_environment(environment),
        **flags,
    }
    for declared in options():
        if declared.metadata["several"] and isinstance(values.get(declared.name), list):
            values[declared.name] = ",".join(map(str, values[declared.name]))
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SetupError(f"settings: {error}") from None


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    names = [declared.name for declared in options()]
    found = {key.removeprefix(ENVIRONMENT).lower(): key for key in environment if key.startswith(ENVIRONMENT)}
    return {name: environment[key] for name, key in found.items() if name in names}


def _from_file(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SetupError(f"{file}: {error}") from None
    names = [declared.name for declared in options()]
    for key in values:
        if key not in names:
            raise SetupError(f"{file}: no setting {key!r}; {suggestion(key, names)}")
    return values
