"""Compiles every kernel for an H100 or H200 as the engines start it; needs no GPU. Prints JSON, a line each:
registers a thread, bytes of stack (spilled registers), bytes of shared memory.

python -m tests.synth.compiled_kernels      not with TRITON_INTERPRET=1
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import torch
import triton
from triton.backends.compiler import GPUTarget
from triton.compiler import ASTSource

import synth
from synth.config import ModelConfig
from synth.model import WaveNetAutoencoder
from synth.samplers import triton_kernels
from synth.samplers.cuda_graph import fused_gate
from synth.samplers.cuda_solo import PROGRAMS, SoloEngine
from synth.samplers.cuda_tiles import TileEngine
from tests.synth.gpu_models import EMBEDDINGS, odd_model, sampler_of

TARGET = GPUTarget("cuda", 90, 32)
TYPES = {
    torch.float32: "fp32",
    torch.bfloat16: "bf16",
    torch.int64: "i64",
    torch.int32: "i32",
    torch.int8: "i8",
}
CUOBJDUMP = Path(triton.__file__).parent / "backends" / "nvidia" / "bin" / "cuobjdump"


class Recorder:
    """Stands in for a kernel: keeps what it is started with."""

    def __init__(self, kernel) -> None:
        self.kernel = kernel

    def __getitem__(self, grid):
        return self

    def __call__(self, *arguments, **options) -> None:
        # An engine on the CPU is for the interpreter.
        self.arguments, self.options = (
            arguments,
            {**options, **({"WIDEN": False} if "WIDEN" in options else {})},
        )

    def compiled(self) -> dict[str, int]:
        names, signature, constants, aligned = self.kernel.arg_names, {}, {}, {}
        for place, value in enumerate(self.arguments):
            if isinstance(value, torch.Tensor):
                signature[names[place]] = "*" + TYPES[value.dtype]
                aligned[(place,)] = [["tt.divisibility", 16]]
            else:
                signature[names[place]] = "i32" if isinstance(value, int) else "fp32"
        options = {}
        for name, value in self.options.items():
            if name in names:
                signature[name], constants[(names.index(name),)] = "constexpr", value
            else:
                options[name] = value
        source = ASTSource(self.kernel, signature, constants, aligned)
        found = triton.compile(source, target=TARGET, options=options)
        return {**resources(found.asm["cubin"]), "shared": found.metadata.shared}


def resources(cubin: bytes) -> dict[str, int]:
    with tempfile.NamedTemporaryFile(suffix=".cubin") as file:
        file.write(cubin)
        file.flush()
        said = subprocess.run(
            [CUOBJDUMP, "--dump-resource-usage", file.name], capture_output=True, text=True, check=True
        ).stdout
    found: Any = re.search(r"REG:(\d+) STACK:(\d+)", said)
    return {"registers": int(found[1]), "stack": int(found[2])}


def report(
    name: str, model: WaveNetAutoencoder, engine: Any, kernel: str, dtype: torch.dtype, **options
) -> None:
    module = sys.modules[engine.__module__]
    recorder = Recorder(getattr(module, kernel))
    setattr(module, kernel, recorder)
    sampler = sampler_of(model, engine(model, dtype, torch.device("cpu"), **options))
    pitch = 60.5 if model.config.pitch_conditioning else None
    sampler.advance([sampler.open(EMBEDDINGS[0], pitch, 16)], 16)
    setattr(module, kernel, recorder.kernel)
    print(json.dumps({"kernel": name, "dtype": TYPES[dtype], **recorder.compiled()}), flush=True)


def report_gate() -> None:
    recorder = Recorder(triton_kernels.gate_kernel)
    triton_kernels.gate_kernel = recorder
    z, gated = torch.zeros(64, 1024).bfloat16(), torch.zeros(64, 512).bfloat16()
    fused_gate(z, z, torch.zeros(64, dtype=torch.int64), gated)
    triton_kernels.gate_kernel = recorder.kernel
    print(json.dumps({"kernel": "gate", "dtype": "bf16", **recorder.compiled()}), flush=True)


def main() -> None:
    torch.manual_seed(0)
    default, full = synth.load("default"), WaveNetAutoencoder(ModelConfig()).requires_grad_(False)
    for dtype in (torch.bfloat16, torch.float32):
        report("tile", default, TileEngine, "tile_kernel", dtype)
    report("tile of odd widths", odd_model(False), TileEngine, "tile_kernel", torch.bfloat16)
    report_gate()
    report("solo", full, SoloEngine, "solo_kernel", torch.bfloat16, programs=PROGRAMS)


if __name__ == "__main__":
    main()
