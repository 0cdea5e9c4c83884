"""Vector instructions that numba does not write by itself: blocks of y += x · W for some rows of x.

Written as LLVM vectors of sixteen floats, which become AVX-512, two AVX2 or four NEON registers. Weights are
read once, in the order in which they lie: that, and not arithmetic, is what one voice waits for.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import cgutils, errors, types
from numba.extending import intrinsic

from synth.samplers.packing import BLOCK, GROUPS, LANES, MANY

FLOAT, INT32, INT64 = ir.FloatType(), ir.IntType(32), ir.IntType(64)
FLOATS, INTS = ir.VectorType(FLOAT, LANES), ir.VectorType(INT32, LANES)


class BFloat(ir.Type):
    """bfloat16, which llvmlite does not know."""

    def _to_string(self) -> str:
        return "bfloat"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BFloat)

    def __hash__(self) -> int:
        return hash(BFloat)


BFLOATS = ir.VectorType(BFloat(), 2 * LANES)


def _multiply_add(rows: int, blocks: int) -> Any:
    @intrinsic
    def multiply_add(context, weights, first, x, row, inputs, y, column):  # type: ignore[no-untyped-def]
        """y [row : row + rows, column : column + blocks · BLOCK] += x [row : row + rows, : inputs] · W.

        W begins at weights[first]; arrays are contiguous. x is float32, or uint16 for pairs of bfloat16.
        """

        def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
            kinds = signature.args
            weights, x, y = (context.make_array(kinds[n])(context, builder, arguments[n]) for n in (0, 2, 5))
            first, row, inputs, column = (
                context.cast(builder, arguments[n], kinds[n], types.intp) for n in (1, 3, 4, 6)
            )
            pairs = kinds[2].dtype == types.uint16
            steps = [cgutils.unpack_tuple(builder, each.strides, 2)[0] for each in (x, y)]

            def place(array, step, number, offset):  # type: ignore[no-untyped-def]
                from_row = builder.mul(step, builder.add(row, INT64(number)))
                start = builder.ptrtoint(array.data, INT64)
                return builder.add(start, builder.add(from_row, offset))

            sources = [place(x, steps[0], number, INT64(0)) for number in range(rows)]
            column_bytes = builder.mul(column, INT64(4))
            targets = [
                [
                    builder.inttoptr(
                        place(y, steps[1], number, builder.add(column_bytes, INT64(64 * group))),
                        FLOATS.as_pointer(),
                    )
                    for group in range(blocks * GROUPS)
                ]
                for number in range(rows)
            ]
            halved = kinds[0].dtype == types.uint32
            step = _pairs if pairs else _widened if halved else _floats
            count = builder.lshr(inputs, INT64(1)) if pairs else inputs
            block_bytes = builder.mul(inputs, INT64(BLOCK * (2 if halved else 4)))
            starts = [builder.add(builder.ptrtoint(weights.data, INT64), builder.mul(first, INT64(4)))]
            for _ in range(blocks - 1):
                starts.append(builder.add(starts[-1], block_bytes))
            for groups in _parts(rows, blocks):
                sums = [[row[group] for group in groups] for row in targets]
                _sum_over_inputs(builder, step, starts, groups, sources, sums, count)
            return context.get_dummy_value()

        return types.void(weights, types.intp, x, types.intp, types.intp, y, types.intp), generate

    return multiply_add


def _parts(rows: int, blocks: int) -> list[list[int]]:
    """Groups of lanes whose sums are in registers at once, part after part."""
    groups = list(range(blocks * GROUPS))
    size = len(groups) if MANY == 4 else GROUPS // rows
    return [groups[first : first + size] for first in range(0, len(groups), size)]


Step = Callable[
    [ir.IRBuilder, ir.Value, list[int], list[ir.Value], list[list[ir.Value]], ir.Value], list[list[ir.Value]]
]


def _sum_over_inputs(
    builder: ir.IRBuilder,
    step: Step,
    weights: list[ir.Value],
    groups: list[int],
    sources: list[ir.Value],
    targets: list[list[ir.Value]],
    count: ir.Value,
) -> None:
    """Some groups of lanes of some blocks, whose sums stay in registers while all inputs pass."""
    sums = [[builder.load(target, align=4) for target in row] for row in targets]
    before = builder.block
    head, body, end = (builder.append_basic_block(name) for name in ("inputs", "input", "done"))
    builder.branch(head)
    builder.position_at_end(head)
    number = builder.phi(INT64)
    number.add_incoming(INT64(0), before)
    running = [[builder.phi(FLOATS) for _ in row] for row in sums]
    for phis, row in zip(running, sums, strict=True):
        for phi, value in zip(phis, row, strict=True):
            phi.add_incoming(value, before)
    builder.cbranch(builder.icmp_signed("<", number, count), body, end)
    builder.position_at_end(body)
    more: list[list[ir.Value]] = [[] for _ in running]
    for block, start in enumerate(weights):
        places = [place for place, group in enumerate(groups) if group // GROUPS == block]
        if places:
            part = [[row[place] for place in places] for row in running]
            inside = [groups[place] % GROUPS for place in places]
            found = step(builder, start, inside, sources, part, number)
            for sums_of_row, sums_of_block in zip(more, found, strict=True):
                sums_of_row += sums_of_block
    for phis, row in zip(running, more, strict=True):
        for phi, value in zip(phis, row, strict=True):
            phi.add_incoming(value, builder.block)
    number.add_incoming(builder.add(number, INT64(1)), builder.block)
    builder.branch(head)
    builder.position_at_end(end)
    for row, addresses in zip(running, targets, strict=True):
        for phi, address in zip(row, addresses, strict=True):
            builder.store(phi, address, align=4)


def _floats(builder, weights, groups, sources, sums, number):  # type: ignore[no-untyped-def]
    """Weights float32: groups of lanes after each other."""
    factors = _loaded(builder, weights, number, FLOATS, GROUPS, groups)
    return _fused(builder, factors, sources, sums, number)


def _widened(builder, weights, groups, sources, sums, number):  # type: ignore[no-untyped-def]
    """Weights bfloat16, two groups of lanes in a vector of words."""
    shift, mask = ir.Constant(INTS, [16] * LANES), ir.Constant(INTS, [-65536] * LANES)
    factors = [
        builder.bitcast(half, FLOATS)
        for words in _loaded(
            builder, weights, number, INTS, GROUPS // 2, [group // 2 for group in groups[::2]]
        )
        for half in (builder.shl(words, shift), builder.and_(words, mask))
    ]
    return _fused(builder, factors, sources, sums, number)


def _fused(builder, factors, sources, sums, number):  # type: ignore[no-untyped-def]
    multiply = cgutils.get_or_insert_function(
        builder.module, ir.FunctionType(FLOATS, [FLOATS] * 3), f"llvm.fma.v{LANES}f32"
    )
    spread = [_spread(builder, source, number, FLOAT) for source in sources]
    return [
        [builder.call(multiply, [factor, x, total]) for factor, total in zip(factors, row, strict=True)]
        for x, row in zip(spread, sums, strict=True)
    ]


def _pairs(builder, weights, groups, sources, sums, number):  # type: ignore[no-untyped-def]
    """Weights and activations bfloat16, two inputs in a word."""
    multiply = cgutils.get_or_insert_function(
        builder.module,
        ir.FunctionType(FLOATS, [FLOATS, BFLOATS, BFLOATS]),
        "llvm.x86.avx512bf16.dpbf16ps.512",
    )
    loaded = _loaded(builder, weights, number, INTS, GROUPS, groups)
    factors = [builder.bitcast(words, BFLOATS) for words in loaded]
    spread = [builder.bitcast(_spread(builder, each, number, INT32), BFLOATS) for each in sources]
    return [
        [builder.call(multiply, [total, x, factor]) for factor, total in zip(factors, row, strict=True)]
        for x, row in zip(spread, sums, strict=True)
    ]


def _loaded(builder, weights, number, kind, vectors, which):  # type: ignore[no-untyped-def]
    """Some of an input's vectors of weights."""
    place = builder.add(weights, builder.mul(number, INT64(vectors * LANES * 4)))
    places = [builder.add(place, INT64(LANES * 4 * vector)) for vector in which]
    return [builder.load(builder.inttoptr(each, kind.as_pointer()), align=4) for each in places]


def _spread(builder, source, number, kind):  # type: ignore[no-untyped-def]
    """Word `number` of a row in all lanes."""
    place = builder.add(source, builder.mul(number, INT64(4)))
    value = builder.load(builder.inttoptr(place, kind.as_pointer()))
    nothing = ir.Constant(ir.VectorType(kind, LANES), ir.Undefined)
    one = builder.insert_element(nothing, value, INT32(0))
    return builder.shuffle_vector(one, nothing, ir.Constant(INTS, [0] * LANES))


# As many sums at once as hide the time that a multiplication takes.
one_row, one_row_twice = _multiply_add(1, 1), _multiply_add(1, 2)
two_rows, many_rows = _multiply_add(2, 1), _multiply_add(MANY, 1)


@intrinsic
def copy(context, source, first, target, place, count):  # type: ignore[no-untyped-def]
    """target.flat[place : place + count] = source.flat[first : first + count], of contiguous arrays."""

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        kinds = signature.args
        item_size = context.get_abi_sizeof(context.get_data_type(kinds[0].dtype))
        ends = []
        for array, offset in ((2, 3), (0, 1)):
            data = context.make_array(kinds[array])(context, builder, arguments[array]).data
            start = builder.ptrtoint(data, INT64)
            ends.append(builder.add(start, builder.mul(arguments[offset], INT64(item_size))))
        to, source = (builder.inttoptr(end, ir.IntType(8).as_pointer()) for end in ends)
        cgutils.raw_memcpy(builder, to, source, arguments[4], item_size)
        return context.get_dummy_value()

    if source.dtype != target.dtype:
        raise errors.TypingError("copy wants arrays of one type")
    return types.void(source, types.intp, target, types.intp, types.intp), generate


@intrinsic
def float_of_bits(context, bits):  # type: ignore[no-untyped-def]
    """The float32 that an int32 is the bits of."""

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        return builder.bitcast(arguments[0], FLOAT)

    return types.float32(types.int32), generate


@intrinsic
def kept(context, value, out):  # type: ignore[no-untyped-def]
    """A float32 as the array `out` has it: rounded to bfloat16 where that is of uint16."""
    rounding = out.dtype == types.uint16

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        if not rounding:
            return arguments[0]
        return builder.bitcast(builder.fptrunc(arguments[0], BFloat()), ir.IntType(16))

    return out.dtype(types.float32, out), generate


@intrinsic
def prefetch(context, array, place):  # type: ignore[no-untyped-def]
    """Have the cache line of array.flat[place] fetched."""

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        kinds = signature.args
        item_size = context.get_abi_sizeof(context.get_data_type(kinds[0].dtype))
        data = context.make_array(kinds[0])(context, builder, arguments[0]).data
        address = builder.add(builder.ptrtoint(data, INT64), builder.mul(arguments[1], INT64(item_size)))
        byte = ir.IntType(8).as_pointer()
        fetch = cgutils.get_or_insert_function(
            builder.module, ir.FunctionType(ir.VoidType(), [byte, INT32, INT32, INT32]), "llvm.prefetch.p0"
        )
        builder.call(fetch, [builder.inttoptr(address, byte), INT32(0), INT32(3), INT32(1)])
        return context.get_dummy_value()

    return types.void(array, types.intp), generate
