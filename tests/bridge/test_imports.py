"""Imports run one way: ports → live → protocol → errors; only the render worker reaches the model."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What a module of each part may import of bridge and synth; the first prefix that fits counts.
ALLOWED = {
    "synth": ("synth",),
    "bridge.errors": (),
    "bridge.priority": (),
    "bridge.protocol": ("bridge.protocol", "bridge.errors"),
    "bridge.live": (
        "bridge.live",
        "bridge.protocol",
        "bridge.errors",
        "bridge.priority",
        "bridge.__version__",
        # Figures, the table of edits and what they do to an array, the bank: no model, no torch.
        "synth.bank",
        "synth.config",
        "synth.edits",
        "synth.errors",
        "synth.files",
        "synth.grid.layout",
        "synth.identity",
        "synth.loops",
        "synth.smpl",
    ),
    "bridge.ports": ("bridge.ports", "bridge.live", "bridge.protocol", "bridge.errors", "bridge.quiet"),
    "bridge.quiet": (),
    "bridge.render.worker": ("bridge.render", "bridge.errors", "synth"),
    "bridge.render.encoder": ("bridge.render.wire", "synth"),
    "bridge.render.writer": ("bridge.render.wire", "synth"),
    "bridge.render": ("bridge.render", "bridge.errors", "bridge.priority"),
    "bridge.client": ("bridge.client", "bridge.protocol", "bridge.errors"),
    "bridge.trace": ("bridge.protocol", "bridge.errors"),
    "bridge.top": ("bridge.client", "bridge.live.statistics", "bridge.protocol"),
    "bridge.machine": (),
    "bridge.logs": (),
}


def modules():
    for package in ("bridge", "synth"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize(
    "module, path", list(modules()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_module_imports_only_what_lies_below_it(module, path):
    part = next((prefix for prefix in ALLOWED if f"{module}.".startswith(f"{prefix}.")), None)
    ours = [name for name in imports(path) if name.split(".")[0] in ("bridge", "synth")]
    assert not any(name.split(".")[0] in ("tests", "benchmarks", "max_patches") for name in imports(path))
    if part is not None:
        assert [name for name in ours if not name.startswith(ALLOWED[part])] == []


def test_frontends_do_not_know_each_other():
    """A frontend is a module, or several of which all names begin alike: web, web_client, web_server."""
    for path in (ROOT / "bridge" / "ports").glob("*.py"):
        own = f"bridge.ports.{path.stem.split('_')[0]}"
        assert not any(
            name.startswith("bridge.ports") and not name.startswith((own + "_", own + "."))
            for name in imports(path)
        ), path


@pytest.mark.parametrize(
    "module",
    ["bridge.daemon", "bridge.cli", "bridge.client", "bridge.doctor", "bridge.replay", "bridge.top", "synth"],
)
def test_the_main_process_imports_no_heavy_library(module):
    heavy = {"torch", "numba", "librosa", "matplotlib", "soundfile", "scipy", "soxr"}
    heavy |= {"rtmidi", "sounddevice", "aiohttp", "zeroconf"}
    code = f"import sys, {module}; sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_studio_tells_its_help_without_a_heavy_library():
    """A second and a half of every `nsynth`, on two cores."""
    code = "import sys, synth.cli; sys.exit(', '.join({'torch', 'numba', 'librosa'} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_files_are_not_too_long():
    long = {module: len(path.read_text("utf-8").splitlines()) for module, path in modules()}
    assert {module: lines for module, lines in long.items() if lines > 330} == {}
