"""How neighbouring cells are faded into each other: by amplitude where they are alike, else by power.

Notes of a quasi-periodic model keep step, the more the closer their cells lie: at nine steps a side
neighbours of the default model correlated by 0.86, at three steps by 0.21.
"""

import numpy as np

from synth.export.job import Job

# Halfway sounds that correlate by r are 10 · log10(1 + r) dB too loud by power, and by amplitude
# 10 · log10(2 / (1 + r)) dB too soft; here both are 1.5 dB.
ALIKE = 2**0.5 - 1


def are_alike(job: Job, square: int) -> bool:
    """Whether cells side by side correlate by more than ALIKE, at the middle pitch."""
    pitch = sorted(job.grid.pitches)[len(job.grid.pitches) // 2]
    steps = range(job.grid.resolution)
    cells = {(x, y): job.sound(job.note(square, x, y, pitch)) for y in steps for x in steps}
    found = []
    for (x, y), sound in cells.items():
        for beside in ((x + 1, y), (x, y + 1)):
            if beside in cells:
                found.append(_correlation(sound, cells[beside]))
    return float(np.median(found)) > ALIKE


def _correlation(first: np.ndarray, second: np.ndarray) -> float:
    """Of what is held, without the attack; 0 where one of them is silent."""
    held = slice(len(first) // 4, None)
    one, other = first[held].astype(np.float64), second[held].astype(np.float64)
    power = np.sqrt(np.sum(one**2) * np.sum(other**2))
    return float(np.sum(one * other) / power) if power else 0.0
