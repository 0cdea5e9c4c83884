"""Preloaded by a Dask worker under test: rendering fails as the file NSYNTH_FAULT names says."""

import functools
import os
from pathlib import Path

from synth.grid import render

# Dask preloads it more than once.
rendered = getattr(render.render, "__wrapped__", render.render)


@functools.wraps(rendered)
def faulty(*what):
    fault = Path(os.environ["NSYNTH_FAULT"]).read_text()
    if fault == "end":
        os._exit(9)
    if fault:
        raise MemoryError(fault)
    return rendered(*what)


render.render = faulty
