"""The tile kernel: a program holds a tile of voices and runs all layers of a small decoder for many samples.

And the gate of one layer, for synth.samplers.cuda_graph. Arithmetic alone, for Triton's compiler or its
interpreter (TRITON_INTERPRET=1); synth.samplers.cuda_tiles lays out what the tile kernel reads. Matrix
products have bfloat16 or float32 factors and float32 sums.
"""

import triton
import triton.language as tl

LEVELS = tl.constexpr(256)
# Beyond it the products in a gate would overflow, and the gate has long been open or shut.
STEEPEST = tl.constexpr(40.0)
MU = tl.constexpr(255.0)
LOG_MU = tl.constexpr(5.545177444479562)
HALF_STEP = tl.constexpr(8.588138639229331e-05)


@triton.jit
def product(a, b, total, PRECISION: tl.constexpr, WIDEN: tl.constexpr):
    """total + a · b. WIDEN is for the interpreter, which takes the bits of bfloat16 for integers here."""
    if WIDEN:
        return tl.dot(a.to(tl.float32), b.to(tl.float32), total, input_precision=PRECISION)
    return tl.dot(a, b, total, input_precision=PRECISION)


@triton.jit
def gate(a, b):
    """σ(a) · tanh(b) by one division."""
    a = tl.exp(tl.minimum(tl.maximum(-a, -STEEPEST), STEEPEST))
    b = tl.exp(tl.minimum(tl.maximum(-2.0 * b, -STEEPEST), STEEPEST))
    return (1.0 - b) / ((1.0 + a) * (1.0 + b))


@triton.jit
def gate_kernel(z, conditions, told, gated, step, WIDTH: tl.constexpr, BLOCK: tl.constexpr):
    """gated [rows, WIDTH], `step` from row to row: the gate of z [rows, 2 · WIDTH] + conditions [told[row]].

    BLOCK is WIDTH filled up to a power of two.
    """
    row, k = tl.program_id(0).to(tl.int64), tl.arange(0, BLOCK)
    z += row * (2 * WIDTH) + k
    conditions += tl.load(told + row) * (2 * WIDTH) + k
    a = tl.load(z, mask=k < WIDTH).to(tl.float32) + tl.load(conditions, mask=k < WIDTH).to(tl.float32)
    b = tl.load(z + WIDTH, mask=k < WIDTH).to(tl.float32)
    b += tl.load(conditions + WIDTH, mask=k < WIDTH).to(tl.float32)
    tl.store(gated + row * step + k, gate(a, b).to(gated.dtype.element_ty), mask=k < WIDTH)


@triton.jit
def draw(logits, inverse, uniform, audio):
    """Levels and expected audio [rows] of logits [rows, 256], as voice.draw_levels; inverse 0: the likeliest.

    audio points at the linear audio of each level.
    """
    most = tl.max(logits, axis=1)
    likeliest = tl.argmax(logits, axis=1)
    steep = tl.where(inverse > 0, inverse, 1.0)
    likelihoods = tl.exp((logits - most[:, None]) * steep[:, None])
    reached = tl.cumsum(likelihoods, axis=1)
    # The greatest sum, not a sum of its own: rounded otherwise it could lie above what is ever reached.
    total = tl.max(reached, axis=1)
    drawn = tl.sum((reached < (uniform * total)[:, None]).to(tl.int32), axis=1)
    of_level = tl.load(audio + tl.arange(0, LEVELS))
    expected = tl.sum(likelihoods * of_level[None, :], axis=1) / total
    return tl.where(inverse > 0, drawn, likeliest), expected


@triton.jit
def read_lags(rings, now, offsets, weights, PAST: tl.constexpr):
    """Rings read between samples: rings, now [rows], offsets, weights [rows, lags, 4] to [rows, lags]."""
    places = (now[:, None, None] + offsets) & (PAST - 1)
    return tl.sum(tl.load(rings[:, None, None] + places) * weights, axis=2)


@triton.jit
def foresee(linears, now, weights, far_offsets, far_weights, TAPS: tl.constexpr, PAST: tl.constexpr):
    """Code and slope of synth.prediction.Prediction for samples `now` [rows].

    linears [rows] point at rings of linear audio; weights [rows] at the frames' weights: TAPS of the newest
    samples, as many of the lags as far_offsets [rows, lags, 4] has, then offset, width and trust.
    """
    LAGS: tl.constexpr = far_offsets.shape[1]
    tap, lag = tl.arange(0, TAPS), tl.arange(0, LAGS)
    past = tl.load(linears[:, None] + ((now[:, None] - 1 - tap[None, :]) & (PAST - 1)))
    linear = tl.sum(past * tl.load(weights[:, None] + tap[None, :]), axis=1)
    lags = read_lags(linears, now, far_offsets, far_weights, PAST)
    linear += tl.sum(lags * tl.load(weights[:, None] + TAPS + lag[None, :]), axis=1) + HALF_STEP
    bent = tl.log(tl.abs(linear) * MU + 1.0) / LOG_MU
    bent = tl.where(linear < 0, -bent, bent)
    code = 128.0 * bent - 0.5 + tl.load(weights + TAPS + LAGS)
    return tl.minimum(tl.maximum(code, -128.0), 127.0), tl.exp(tl.load(weights + TAPS + LAGS + 2))


@triton.jit(do_not_specialize=["samples"])
def tile_kernel(
    # State of each slot: rings of layers' inputs, the last two inputs of the first convolution, rings of what
    # was drawn as code / 128 and as linear audio.
    queues, windows, signals, linears,
    # The note in each slot: frames, samples and the addresses of its frames' conditions, of its prediction's
    # weights and of its random numbers; inverse temperature; how its lags are read.
    notes, inverses, lag_offsets, lag_weights, far_offsets, far_weights,
    # Rows: slot, samples made, excitation [rows, samples, 8].
    slots, positions, excitation,
    # Weights.
    start, start_bias, skip_start, skip_bias, taps, residual, residual_bias, skip, out, logits, logits_bias,
    # Linear audio of each level, as it sounds and as prediction reads it.
    audio, linear_audio,
    codes, expected, offered,
    samples,
    TILE: tl.constexpr, WIDTH: tl.constexpr, SKIP: tl.constexpr, CHANNELS: tl.constexpr,
    LAYERS: tl.constexpr, PER_STAGE: tl.constexpr, QUEUE: tl.constexpr, HOP: tl.constexpr,
    QUASI: tl.constexpr, TAPS: tl.constexpr, LAGS: tl.constexpr, FORESIGHT: tl.constexpr,
    TOLD: tl.constexpr, PAST: tl.constexpr, OFFER: tl.constexpr,
    PRECISION: tl.constexpr, WIDEN: tl.constexpr, STAGES: tl.constexpr,
):  # fmt: skip
    """Fill codes int8 and expected float32 [rows, samples]; with OFFER the logits [rows, samples, 256], too.

    WIDTH, SKIP, CHANNELS and TAPS are filled up to powers of two with zeros; TAPS is 0 without a predictor.
    """
    dtype = queues.dtype.element_ty
    row = tl.program_id(0) * TILE + tl.arange(0, TILE)
    inner, outer, channel = tl.arange(0, WIDTH), tl.arange(0, SKIP), tl.arange(0, CHANNELS)
    level = tl.arange(0, LEVELS)
    slot = tl.load(slots + row).to(tl.int64)
    position, inverse = tl.load(positions + row), tl.load(inverses + slot)
    note = notes + slot * 5
    last_frame, length = tl.load(note) - 1, tl.load(note + 1)
    condition_rows = tl.multiple_of(tl.load(note + 2).to(tl.pointer_type(dtype)), 16)
    uniform_rows = tl.load(note + 4).to(tl.pointer_type(tl.float32))
    queue = queues + slot[:, None] * QUEUE + inner[None, :]
    signal_rings, linear_rings = signals + slot * PAST, linears + slot * PAST
    window = windows + slot[:, None] * (2 * CHANNELS) + channel[None, :]
    oldest_input, older_input = tl.load(window), tl.load(window + CHANNELS)
    newest = tl.load(signal_rings + ((position - 1) & (PAST - 1)))
    if QUASI:
        lag_at = (slot[:, None] * CHANNELS + channel[None, :])[:, :, None] * 4 + tl.arange(0, 4)[
            None, None, :
        ]
        near_offset, near_weight = tl.load(lag_offsets + lag_at), tl.load(lag_weights + lag_at)
    if TAPS > 0:
        far = tl.arange(0, LAGS)
        far_at = (slot[:, None] * LAGS + far[None, :])[:, :, None] * 4 + tl.arange(0, 4)[None, None, :]
        foresight_rows = tl.multiple_of(tl.load(note + 3).to(tl.pointer_type(tl.float32)), 16)

    for n in range(samples):
        now = position + n
        frame = tl.minimum((now // HOP).to(tl.int64), last_frame)
        condition = condition_rows + frame * (2 * LAYERS * WIDTH + SKIP)
        uniform = tl.load(uniform_rows + now, mask=now < length, other=0.0)
        heard = tl.where(channel[None, :] == 0, newest[:, None], 0.0)
        if QUASI:
            heard += read_lags(signal_rings, now, near_offset, near_weight, PAST)
            wave = excitation + (row.to(tl.int64) * samples + n)[:, None] * 8 + (channel[None, :] - 4)
            heard += tl.load(wave, mask=(channel[None, :] >= 4) & (channel[None, :] < 12), other=0.0)
        if TAPS > 0:
            weights = foresight_rows + frame * FORESIGHT
            # Read again for every sample: held, they would cost a fifth of the registers.
            far_offset, far_weight = tl.load(far_offsets + far_at), tl.load(far_weights + far_at)
            code, slope = foresee(linear_rings, now, weights, far_offset, far_weight, TAPS, PAST)
            heard += tl.where(channel[None, :] == TOLD, code[:, None] / 128, 0.0)

        # The first convolution stays in float32: its inputs are samples, and it is small.
        first = start + channel[:, None] * WIDTH + inner[None, :]
        x = tl.dot(oldest_input, tl.load(first), input_precision="tf32x3")
        x = tl.dot(older_input, tl.load(first + CHANNELS * WIDTH), x, input_precision="tf32x3")
        x = tl.dot(heard, tl.load(first + 2 * CHANNELS * WIDTH), x, input_precision="tf32x3")
        x += tl.load(start_bias + inner)[None, :]
        oldest_input, older_input = older_input, heard
        square, wide = inner[:, None] * WIDTH + inner[None, :], inner[:, None] * SKIP + outer[None, :]
        skips = tl.zeros((TILE, SKIP), tl.float32) + tl.load(skip_bias + outer)[None, :]
        skips = product(x.to(dtype), tl.load(skip_start + wide), skips, PRECISION, WIDEN)

        for layer in tl.range(0, LAYERS, num_stages=STAGES):
            # A ring holds four dilations, so that no reader of this sample meets what is written in it.
            dilation = 1 << (layer % PER_STAGE)
            ring = queue + ((layer // PER_STAGE) * 4 * (2**PER_STAGE - 1) + 4 * (dilation - 1)) * WIDTH
            mask = 4 * dilation - 1
            oldest = tl.load(ring + (((now - 2 * dilation) & mask) * WIDTH)[:, None])
            older = tl.load(ring + (((now - dilation) & mask) * WIDTH)[:, None])
            present = x.to(dtype)
            tl.store(ring + ((now & mask) * WIDTH)[:, None], present)
            at = condition[:, None] + layer * 2 * WIDTH + inner[None, :]
            tap = taps + layer * (6 * WIDTH * WIDTH) + square
            a = product(oldest, tl.load(tap), tl.load(at).to(tl.float32), PRECISION, WIDEN)
            b = tl.load(at + WIDTH).to(tl.float32)
            b = product(oldest, tl.load(tap + WIDTH * WIDTH), b, PRECISION, WIDEN)
            a = product(older, tl.load(tap + 2 * WIDTH * WIDTH), a, PRECISION, WIDEN)
            b = product(older, tl.load(tap + 3 * WIDTH * WIDTH), b, PRECISION, WIDEN)
            a = product(present, tl.load(tap + 4 * WIDTH * WIDTH), a, PRECISION, WIDEN)
            b = product(present, tl.load(tap + 5 * WIDTH * WIDTH), b, PRECISION, WIDEN)
            gated = gate(a, b).to(dtype)
            x = product(gated, tl.load(residual + layer * WIDTH * WIDTH + square), x, PRECISION, WIDEN)
            x += tl.load(residual_bias + layer * WIDTH + inner)[None, :]
            skips = product(gated, tl.load(skip + layer * WIDTH * SKIP + wide), skips, PRECISION, WIDEN)

        at = condition[:, None] + 2 * LAYERS * WIDTH + outer[None, :]
        matrix = tl.load(out + outer[:, None] * SKIP + outer[None, :])
        skips = tl.maximum(skips, 0.0).to(dtype)
        skips = product(skips, matrix, tl.load(at).to(tl.float32), PRECISION, WIDEN)
        matrix = tl.load(logits + outer[:, None] * LEVELS + level[None, :])
        said = tl.zeros((TILE, LEVELS), tl.float32) + tl.load(logits_bias + level)[None, :]
        said = product(tl.maximum(skips, 0.0).to(dtype), matrix, said, PRECISION, WIDEN)
        if TAPS > 0:
            said -= tl.abs((level[None, :] - 128).to(tl.float32) - code[:, None]) * slope[:, None]
        made = row.to(tl.int64) * samples + n
        if OFFER:
            tl.store(offered + made[:, None] * LEVELS + level[None, :], said)
        drawn, sound = draw(said, inverse, uniform, audio)
        tl.store(codes + made, (drawn - 128).to(tl.int8))
        tl.store(expected + made, sound)
        newest = (drawn - 128).to(tl.float32) / 128
        tl.store(signal_rings + (now & (PAST - 1)), newest)
        tl.store(linear_rings + (now & (PAST - 1)), tl.load(linear_audio + drawn))
        # What this sample wrote to rings the next one reads, in other threads.
        tl.debug_barrier()

    tl.store(window, oldest_input)
    tl.store(window + CHANNELS, older_input)
