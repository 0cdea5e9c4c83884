"""Where models and their banks lie, and the hash that names their contents. Imports no torch."""

import hashlib
from pathlib import Path

from synth.errors import SynthError

WEIGHTS = Path(__file__).parent / "weights"
NAMED = {name: WEIGHTS / f"{name}.safetensors" for name in ("default", "spectral")}


def model_path(path_or_name: str | Path) -> Path:
    """File of a model's name or path. Raise SynthError if there is none."""
    path = NAMED.get(str(path_or_name), Path(path_or_name))
    if not path.is_file():
        names = ", ".join(NAMED)
        raise SynthError(f"no model {str(path_or_name)!r}: give a .safetensors file or one of: {names}")
    return path


def bank_path(model: Path) -> Path:
    """Where a model's bank lies: beside it, default.safetensors having default.bank.safetensors."""
    return model.with_suffix(".bank.safetensors")


def file_identity(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
