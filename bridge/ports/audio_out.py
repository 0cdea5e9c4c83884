"""Sound out through PortAudio: a thread mixes ahead into a ring, which the card's own thread empties."""

import atexit
import gc
import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bridge.live.player import Player
from bridge.live.ring import Ring
from bridge.quiet import quiet_libraries

log = logging.getLogger(__name__)
DEFAULT = "default"
INSTALL = "pip install nsynth-bridge[audio]"
PATIENCE_SECONDS = 0.5
LAST_FADE_SECONDS = 0.02
# Of 1 to 99; low among real-time threads, as the sound system's own come first.
REAL_TIME_PRIORITY = 5
# A device that has taken nothing for so long is not there any more: PortAudio does not tell of a lost JACK.
LOST_SECONDS = 3.0


class AudioUnavailableError(Exception):
    """Why nothing plays here, with the remedy, in one line."""


class AudioOut:
    """An output that is open; `start` lets it play. A device that goes away later is told once in the log."""

    def __init__(self, device: str, block: int, ahead: int) -> None:
        """Raise AudioUnavailableError where there is no such output."""
        self._block, self._ahead = block, ahead
        sounddevice = _load_library()
        try:
            with quiet_libraries():
                found = sounddevice.query_devices(_choice(device), "output")
                self.rate_hz, self.name = int(found["default_samplerate"]), str(found["name"])
                channels = min(2, found["max_output_channels"])
                self._ring = Ring(block * ahead, channels, self.rate_hz)
                callback = sounddevice._ffi.cast("PaStreamCallback *", self._ring.callback.address)
                # The class that the library keeps for those who bring a callback in machine code.
                self._stream = sounddevice._StreamBase(
                    kind="output",
                    device=found["index"],
                    samplerate=self.rate_hz,
                    channels=channels,
                    blocksize=block,
                    dtype="float32",
                    latency="low",
                    callback=callback,
                )
        except (sounddevice.PortAudioError, ValueError) as error:
            raise _unavailable(error) from None
        self._told = 0, 0, 0
        self._closing = self._lost = False
        self._threads: list[threading.Thread] = []

    def start(self, player: Player) -> None:
        """Fill the ring, then let the card take from it. Raise AudioUnavailableError if it does not."""
        self._player = player
        # A search through all that was there from the start would hold up the mixing for milliseconds.
        gc.collect()
        gc.freeze()
        self._fill()
        # The main loop's thread, too, and that which loads: who holds Python's lock keeps the mixing waiting.
        _hurry()
        for target in (self._mix, player.load_until_closed):
            self._threads.append(threading.Thread(target=_hurried, args=(target,), daemon=True))
            self._threads[-1].start()
        try:
            with quiet_libraries():
                self._stream.start()
        except _load_library().PortAudioError as error:
            self._closing = True
            player.close()
            raise _unavailable(error) from None

    def tell_gaps(self) -> None:
        """In the log, if there were some since this was called last."""
        now = self._ring.underruns, self._ring.late, self._player.starved
        underruns, late, starved = (new - old for new, old in zip(now, self._told, strict=True))
        self._told = now
        if underruns:
            log.warning("%d gaps in the sound: --audio-ahead %d may help", underruns, 2 * self._ahead)
        if late:
            log.warning(
                "the sound system was late %d times: --audio-block %d may help", late, 2 * self._block
            )
        if starved:
            log.warning(
                "notes had to wait %d times for the renderer, which is slower than they sound", starved
            )

    def close(self) -> None:
        """Let what sounds fade, then end."""
        if not self._closing:
            self._player.stop()
            time.sleep(self._block * self._ahead / self.rate_hz + LAST_FADE_SECONDS)
        self._closing = True
        self._player.close()
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)
        if not self._lost:
            with quiet_libraries():
                self._stream.close()

    def _lose(self) -> None:
        """The device or the sound server is not there any more: nothing takes samples."""
        self._closing = self._lost = True
        self._player.close()
        # PortAudio's end would wait for the server that has gone, or abort the process.
        atexit.unregister(_load_library()._exit_handler)
        log.error("the audio output %s has gone; going on without sound until the next start", self.name)

    # The mixing thread

    def _mix(self) -> None:
        taken = time.monotonic()
        while not self._closing:
            time.sleep(self._block / self.rate_hz / 2)
            if self._ring.room >= self._block:
                taken = time.monotonic()
                self._fill()
            elif time.monotonic() > taken + LOST_SECONDS:
                self._lose()

    def _fill(self) -> None:
        while self._ring.room >= self._block:
            self._ring.write(self._player.mix(self._block))
        self._player.status = self._ring.underruns, self._ring.late


def _hurry() -> None:
    """Let this thread come before all that is not sound, where the system knows and allows that.

    Not what it starts: the renderer has to stay behind.
    """
    if hasattr(os, "sched_setscheduler"):
        with suppress(PermissionError):
            policy = os.SCHED_RR | os.SCHED_RESET_ON_FORK
            os.sched_setscheduler(0, policy, os.sched_param(REAL_TIME_PRIORITY))


def _hurried(work: Callable[[], None]) -> None:
    _hurry()
    work()


def output_names() -> list[str]:
    """Outputs that could be opened by name. Raise AudioUnavailableError where there is no library."""
    sounddevice = _load_library()
    try:
        return [found["name"] for found in sounddevice.query_devices() if found["max_output_channels"]]
    finally:
        # The process would abort at its end if a JACK server that was asked now had gone by then.
        sounddevice._terminate()


def _load_library() -> Any:
    # A client must not start a JACK server that nobody asked for.
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    try:
        with quiet_libraries():
            import sounddevice

            if not sounddevice._initialized:
                sounddevice._initialize()
    except ImportError:
        raise AudioUnavailableError(f"audio needs sounddevice: {INSTALL}") from None
    except OSError:
        raise AudioUnavailableError("audio needs PortAudio: apt install libportaudio2") from None
    return sounddevice


def _unavailable(error: Exception) -> AudioUnavailableError:
    reason = " ".join(str(error).split())
    return AudioUnavailableError(f"{reason}; `nsynth-bridge doctor` lists the outputs")


def _choice(device: str) -> int | str | None:
    """What sounddevice calls it: None for the system's own output, a number, or a part of a name."""
    if device == DEFAULT:
        return None
    return int(device) if device.isdecimal() else device
