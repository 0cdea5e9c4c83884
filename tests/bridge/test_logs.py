import asyncio
import json
import logging
import os
import signal
import sys
import time

from bridge.logs import JsonFormatter
from bridge.render.client import RenderClient


def line(message, *values, level=logging.INFO, **more):
    record = logging.makeLogRecord(
        {"name": "bridge.daemon", "levelno": level, "levelname": logging.getLevelName(level)}
        | {"msg": message, "args": values, "created": 1767225600.25}
        | more
    )
    text = JsonFormatter().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_a_record_is_an_object_with_time_level_logger_and_message():
    assert line("listening on %s:%d", "127.0.0.1", 7770) == {
        "time": "2026-01-01T00:00:00.250Z",
        "level": "info",
        "logger": "bridge.daemon",
        "message": "listening on 127.0.0.1:7770",
    }


def test_fields_are_kept_and_hide_none_of_the_usual_ones():
    told = line("failed", level=logging.ERROR, identity="abc", path=json, time="never")
    assert told["identity"] == "abc" and "json" in told["path"] and told["time"].startswith("2026")


def test_a_traceback_is_kept_whole():
    try:
        raise ValueError("of all things")
    except ValueError:
        told = line("a fault", level=logging.ERROR, exc_info=sys.exc_info())
    assert "Traceback" in told["exception"] and "of all things" in told["exception"]


def wait_for_log(daemon, text):
    for _ in range(100):
        if text in daemon.log.read_text():
            return
        time.sleep(0.05)
    raise AssertionError(f"no {text!r} in the log")


def test_the_daemon_logs_the_same_as_text_and_as_json(run_daemon):
    texts = []
    for form in ("text", "json"):
        daemon = run_daemon(
            "--midi", "off", "--note-seconds", "0.3", "--log", "warning", "--log-format", form
        )
        with daemon.client() as client:
            client.send("render", 1, 60, 100)
            client.play([62])
            for worker in daemon.children():
                os.kill(worker, signal.SIGKILL)
            wait_for_log(daemon, "ended")
        daemon.stop()
        texts.append(daemon.log.read_text())
    (plain,), (told,) = texts[0].splitlines(), map(json.loads, texts[1].splitlines())
    assert told["level"] == "error" and plain.startswith(f"E {told['logger']}: {told['message'][:30]}")


class Deaf:
    """Is told of a worker that never comes up."""

    def worker_starts(self): ...
    def worker_ready(self, device): ...


def test_what_the_worker_says_goes_the_way_of_the_log(tmp_path, caplog):
    async def run():
        worker = RenderClient(tmp_path / "model", "0" * 64, tmp_path / "memory", Deaf())
        worker._command = [sys.executable, "-c", "raise OSError('torn')"]
        worker.start()
        for _ in range(300):
            if worker.restarts:
                break
            await asyncio.sleep(0.1)
        await worker.close()

    asyncio.run(run())
    assert "torn" in caplog.text and "Traceback" in caplog.text
    assert all("\n" not in record.getMessage() for record in caplog.records)
