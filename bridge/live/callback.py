"""What the sound card's thread runs: a PaStreamCallback in machine code, made by llvmlite.

That thread has a few milliseconds and must not wait for Python's lock, whose holder may be out of turn. The
code takes samples out of a ring, counts gaps, and fades to silence and back.
"""

import ctypes
from typing import Any

import numpy as np

# Places of the counters that both sides share. WRITTEN and READ count samples, CLOSED how far the fade has
# come, UNDERRUNS the gaps in what was read, LATE the gaps of which the sound system tells.
WRITTEN, READ, CLOSED, MISSING, UNDERRUNS, LATE, COUNTERS = range(7)
# Its word for that among the callback's flags: paOutputUnderflow.
LATE_FLAG = 4


class Callback:
    """`address` is the function's. samples float32 [capacity], counters int64 [COUNTERS], held float32 [1].

    The arrays are the caller's; their addresses are constants of the code, as are channels and fade_samples.
    """

    def __init__(
        self, samples: np.ndarray, counters: np.ndarray, held: np.ndarray, channels: int, fade_samples: int
    ) -> None:
        from llvmlite import binding

        self._arrays, self._channels, self._fade_samples = (samples, counters, held), channels, fade_samples
        binding.initialize_native_target()
        binding.initialize_native_asmprinter()
        machine = binding.Target.from_default_triple().create_target_machine()
        self._engine = binding.create_mcjit_compiler(binding.parse_assembly(str(self._module())), machine)
        self._engine.finalize_object()
        self.address = self._engine.get_function_address("callback")

    def _module(self) -> Any:
        """callback(input, output, frames, time, flags, userdata): a loop over the frames."""
        from llvmlite import ir

        word, long = ir.IntType(64), ir.IntType(8 * ctypes.sizeof(ctypes.c_ulong))
        module = ir.Module("ring")
        kind = ir.FunctionType(ir.IntType(32), [word, word, long, word, long, word])
        function = ir.Function(module, kind, "callback")
        _, output, frames, _, flags, _ = function.args
        entry, head, body, end = (
            function.append_basic_block(name) for name in ("entry", "head", "body", "end")
        )
        code = Code(ir.IRBuilder(entry), *self._arrays)
        late = code.build.icmp_unsigned("!=", code.build.and_(flags, long(LATE_FLAG)), long(0))
        code.count(LATE, code.build.zext(late, word))
        total = code.build.zext(frames, word) if long.width < word.width else frames
        code.build.branch(head)
        code.build.position_at_end(head)
        frame = code.build.phi(word)
        frame.add_incoming(word(0), entry)
        code.build.cbranch(code.build.icmp_unsigned("<", frame, total), body, end)
        code.build.position_at_end(body)
        sample = code.next_sample(self._fade_samples)
        for channel in range(self._channels):
            place = code.build.add(code.build.mul(frame, word(self._channels)), word(channel))
            code.build.store(sample, code.float_at(output, place))
        frame.add_incoming(code.build.add(frame, word(1)), code.build.block)
        code.build.branch(head)
        code.build.position_at_end(end)
        code.build.ret(ir.IntType(32)(0))
        return module


class Code:
    """Instructions over the shared arrays, one after the other."""

    def __init__(self, build: Any, samples: np.ndarray, counters: np.ndarray, held: np.ndarray) -> None:
        from llvmlite import ir

        self.build, self._word, self._real = build, ir.IntType(64), ir.FloatType()
        self._capacity = len(samples)
        self._samples, self._counters, self._held = (
            self._word(array.ctypes.data) for array in (samples, counters, held)
        )

    def next_sample(self, fade_samples: int) -> Any:
        """Take a sample from the ring or hold the last one, with the fade one step on its way."""
        build, word = self.build, self._word
        read = self._load(READ)
        there = build.icmp_unsigned("!=", read, self._load(WRITTEN, "acquire"))
        with build.if_else(there) as (taking, missing):
            with taking:
                place = build.urem(read, word(self._capacity))
                build.store(build.load(self.float_at(self._samples, place)), self._held_place())
                self._store(READ, build.add(read, word(1)), "release")
                self._store(MISSING, word(0))
                self._fade(-1, word(0))
            with missing:
                self.count(UNDERRUNS, build.sub(word(1), self._load(MISSING)))
                self._store(MISSING, word(1))
                self._fade(1, word(fade_samples))
        closed = build.sitofp(self._load(CLOSED), self._real)
        share = build.fsub(self._real(1.0), build.fdiv(closed, self._real(float(fade_samples))))
        return build.fmul(build.load(self._held_place()), share)

    def count(self, counter: int, more: Any) -> None:
        self._store(counter, self.build.add(self._load(counter), more))

    def float_at(self, address: Any, index: Any) -> Any:
        offset = self.build.mul(index, self._word(np.float32().nbytes))
        return self.build.inttoptr(self.build.add(address, offset), self._real.as_pointer())

    def _held_place(self) -> Any:
        return self.float_at(self._held, self._word(0))

    def _fade(self, step: int, limit: Any) -> None:
        """CLOSED goes a step on, as far as the limit."""
        closed = self._load(CLOSED)
        there = self.build.icmp_signed("==", closed, limit)
        self._store(CLOSED, self.build.select(there, closed, self.build.add(closed, self._word(step))))

    def _load(self, counter: int, order: str = "monotonic") -> Any:
        return self.build.load_atomic(self._place(counter), order, np.int64().nbytes)

    def _store(self, counter: int, value: Any, order: str = "monotonic") -> None:
        self.build.store_atomic(value, self._place(counter), order, np.int64().nbytes)

    def _place(self, counter: int) -> Any:
        address = self.build.add(self._counters, self._word(counter * np.int64().nbytes))
        return self.build.inttoptr(address, self._word.as_pointer())
