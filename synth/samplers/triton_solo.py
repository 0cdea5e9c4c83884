"""The solo kernel: one voice of a large decoder, every layer's rows shared out over the whole GPU.

All programs must be on the device at once, for they wait for each other 2 · layers + 3 times a sample. What
one makes and others read goes through memory, past the first-level caches. Arithmetic alone:
synth.samplers.cuda_solo lays out what it reads.
"""

import triton
import triton.language as tl

from synth.samplers.triton_kernels import LEVELS, draw, gate


@triton.jit
def meet(arrived, meetings, PROGRAMS: tl.constexpr):
    """Wait until all programs have come to this meeting; what they wrote before it can be read after it.

    arrived counts comings since the launch, meetings is how often all have met: returned one higher.
    """
    # The barrier hands the writes of all threads to the one that counts.
    tl.debug_barrier()
    tl.atomic_add(arrived, 1, sem="release", scope="gpu")
    while tl.atomic_add(arrived, 0, sem="acquire", scope="gpu") < (meetings + 1) * PROGRAMS:
        pass
    tl.debug_barrier()
    return meetings + 1


@triton.jit
def everywhere(vector, ROWS: tl.constexpr, SIZE: tl.constexpr):
    """[ROWS, SIZE], in each row the vector: float32, not from the first-level cache.

    Loaded as often as there are rows, it is where the weights are, and needs no shared memory to get there.
    """
    places = tl.zeros((ROWS, 1), tl.int32) + tl.arange(0, SIZE)[None, :]
    return tl.load(vector + places, cache_modifier=".cg").to(tl.float32)


@triton.jit(do_not_specialize=["slot", "position", "frames", "length", "samples"])
def solo_kernel(
    # State of the voice's slot: rings of layers' inputs [QUEUE], the last three inputs of the network.
    queues, windows, slot, position,
    # Of the note: conditions float32 [frames, 2 · layers · width + skip], random numbers, 1 / temperature.
    conditions, frames, uniforms, length, inverse,
    # Weights; matrices are [out, in].
    start, start_bias, skip_start, skip_bias, taps, residual, residual_bias, skip, out, logits, logits_bias,
    audio,
    # What programs tell each other: the stream, the gates, the skips, the output's hidden layer, the logits.
    streams, gates, skips, hidden, said, arrived,
    codes, expected, offered,
    samples,
    PROGRAMS: tl.constexpr, WIDTH: tl.constexpr, SKIP: tl.constexpr, LAYERS: tl.constexpr,
    PER_STAGE: tl.constexpr, QUEUE: tl.constexpr, HOP: tl.constexpr, OFFER: tl.constexpr,
):  # fmt: skip
    """Fill codes int8 and expected float32 [samples]; with OFFER the logits [samples, 256], too.

    WIDTH and SKIP are filled up to powers of two with zeros. arrived int32 is 0 at the launch.
    """
    dtype = queues.dtype.element_ty
    CHANNELS: tl.constexpr = WIDTH // PROGRAMS
    SKIPS: tl.constexpr = SKIP // PROGRAMS
    SHARE: tl.constexpr = LEVELS // PROGRAMS
    program, meetings = tl.program_id(0), 0
    inner, outer, level = tl.arange(0, WIDTH), tl.arange(0, SKIP), tl.arange(0, LEVELS)
    channel = program * CHANNELS + tl.arange(0, CHANNELS)
    channel_out = program * SKIPS + tl.arange(0, SKIPS)
    my_level = program * SHARE + tl.arange(0, SHARE)
    queue = queues + tl.cast(slot, tl.int64) * QUEUE
    window, first = windows + slot * 3, tl.arange(0, 1)
    oldest, older, newest = tl.load(window + first), tl.load(window + 1 + first), tl.load(window + 2 + first)
    square = channel[:, None] * WIDTH + inner[None, :]
    wide = channel_out[:, None] * WIDTH + inner[None, :]

    for n in range(samples):
        now = position + n
        frame = tl.minimum(now // HOP, frames - 1).to(tl.int64)
        condition = conditions + frame * (2 * LAYERS * WIDTH + SKIP)
        # Every program makes all of the first convolution: there is nothing to wait for.
        x = tl.load(start_bias + inner) + oldest * tl.load(start + inner)
        x += older * tl.load(start + WIDTH + inner) + newest * tl.load(start + 2 * WIDTH + inner)
        stream = tl.load(start_bias + channel) + oldest * tl.load(start + channel)
        stream += older * tl.load(start + WIDTH + channel) + newest * tl.load(start + 2 * WIDTH + channel)
        skipped = tl.load(skip_bias + channel_out)
        skipped += tl.sum(tl.load(skip_start + wide).to(tl.float32) * x[None, :], axis=1)
        tl.store(streams + channel, stream.to(dtype))

        for layer in range(LAYERS):
            # A ring holds four dilations, so that no reader of this sample meets what is written in it.
            dilation = 1 << (layer % PER_STAGE)
            ring = queue + ((layer // PER_STAGE) * 4 * (2**PER_STAGE - 1) + 4 * (dilation - 1)) * WIDTH
            mask = 4 * dilation - 1
            tap = taps + tl.cast(layer, tl.int64) * (6 * WIDTH * WIDTH) + square
            # What the newest input does not touch comes before the meeting: weights arrive while it lasts.
            heard = everywhere(ring + ((now - 2 * dilation) & mask) * WIDTH, CHANNELS, WIDTH)
            a = tl.load(tap).to(tl.float32) * heard
            b = tl.load(tap + WIDTH * WIDTH).to(tl.float32) * heard
            heard = everywhere(ring + ((now - dilation) & mask) * WIDTH, CHANNELS, WIDTH)
            a += tl.load(tap + 2 * WIDTH * WIDTH).to(tl.float32) * heard
            b += tl.load(tap + 3 * WIDTH * WIDTH).to(tl.float32) * heard
            tap_a, tap_b = tl.load(tap + 4 * WIDTH * WIDTH), tl.load(tap + 5 * WIDTH * WIDTH)
            at = condition + layer * 2 * WIDTH + channel
            condition_a, condition_b = tl.load(at), tl.load(at + WIDTH)
            meetings = meet(arrived, meetings, PROGRAMS)
            heard = everywhere(streams, CHANNELS, WIDTH)
            a += tap_a.to(tl.float32) * heard
            b += tap_b.to(tl.float32) * heard
            a, b = tl.sum(a, axis=1) + condition_a, tl.sum(b, axis=1) + condition_b
            tl.store(gates + channel, gate(a, b).to(dtype))
            tl.store(ring + (now & mask) * WIDTH + channel, stream.to(dtype))

            matrix = tl.load(residual + tl.cast(layer, tl.int64) * (WIDTH * WIDTH) + square)
            matrix_out = tl.load(skip + tl.cast(layer, tl.int64) * (WIDTH * SKIP) + wide)
            stream += tl.load(residual_bias + layer * WIDTH + channel)
            meetings = meet(arrived, meetings, PROGRAMS)
            gated = everywhere(gates, CHANNELS, WIDTH)
            stream += tl.sum(matrix.to(tl.float32) * gated, axis=1)
            skipped += tl.sum(matrix_out.to(tl.float32) * everywhere(gates, SKIPS, WIDTH), axis=1)
            tl.store(streams + channel, stream.to(dtype))

        tl.store(skips + channel_out, tl.maximum(skipped, 0.0).to(dtype))
        matrix = tl.load(out + channel_out[:, None] * SKIP + outer[None, :])
        made = tl.load(condition + 2 * LAYERS * WIDTH + channel_out)
        meetings = meet(arrived, meetings, PROGRAMS)
        heard = everywhere(skips, SKIPS, SKIP)
        made += tl.sum(matrix.to(tl.float32) * heard, axis=1)
        tl.store(hidden + channel_out, tl.maximum(made, 0.0).to(dtype))
        matrix = tl.load(logits + my_level[:, None] * SKIP + outer[None, :])
        share = tl.load(logits_bias + my_level)
        meetings = meet(arrived, meetings, PROGRAMS)
        heard = everywhere(hidden, SHARE, SKIP)
        share += tl.sum(matrix.to(tl.float32) * heard, axis=1)
        tl.store(said + my_level, share)
        meetings = meet(arrived, meetings, PROGRAMS)
        # Every program draws, and all draw the same.
        row = tl.load(said + level, cache_modifier=".cg")[None, :]
        uniform = tl.load(uniforms + now + first, mask=now + first < length, other=0.0)
        drawn, sound = draw(row, tl.zeros((1,), tl.float32) + inverse, uniform, audio)
        oldest, older, newest = older, newest, (drawn - 128).to(tl.float32) / 128
        writer = first == program
        tl.store(codes + n + first, (drawn - 128).to(tl.int8), mask=writer)
        tl.store(expected + n + first, sound, mask=writer)
        if OFFER:
            tl.store(offered + (level + n * LEVELS)[None, :], row, mask=writer[:, None])

    tl.store(window + first, oldest, mask=first == program)
    tl.store(window + 1 + first, older, mask=first == program)
    tl.store(window + 2 + first, newest, mask=first == program)
