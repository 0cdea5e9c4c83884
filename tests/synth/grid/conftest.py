import json

import pytest

# Four instruments of the default model's bank, in notes that are short enough to be many.
PLANE = [["flute", "church_organ"], ["string_ensemble", "grand_piano"]]
SAMPLES = 512


@pytest.fixture
def settings_file(tmp_path):
    """Write a settings file of ours; its path."""

    def write(**values):
        path = tmp_path / "settings.json"
        made = {"plane": PLANE, "pitches": [48, 60], "resolution": 3, "seconds": SAMPLES / 16000}
        path.write_text(json.dumps({**made, **values}))
        return str(path)

    return write
