"""What tests of the GPU's engines share: models of odd widths, notes, and what is held of every engine."""

import numpy as np
import torch

from synth.config import DecoderConfig, EncoderConfig, ModelConfig, PredictorConfig
from synth.model import WaveNetAutoencoder, decoder_inputs
from synth.samplers.cuda import CudaSampler
from synth.samplers.reference import ReferenceSampler
from synth.samplers.voice import Made, Voice, conditioning_of

CPU = torch.device("cpu")
EMBEDDINGS = np.random.default_rng(5).normal(0, 1, (20, 9, 16)).astype(np.float32)


def odd_model(
    pitch: bool, quasi_periodic: bool = False, predictor: bool = False, decoder: DecoderConfig | None = None
) -> WaveNetAutoencoder:
    """Random weights; widths that are no powers of two, frames of 32 samples."""
    torch.manual_seed(3)
    config = ModelConfig(
        EncoderConfig(2, 1, 4, 3),
        decoder or DecoderConfig(4, 2, 9, 21, 3),
        hop=32,
        pitch_conditioning=pitch,
        quasi_periodic=quasi_periodic,
        predictor=PredictorConfig(taps=5, width=8, noise=0.01) if predictor else None,
    )
    model = WaveNetAutoencoder(config).eval().requires_grad_(False)
    for parameter in model.decoder.parameters():
        parameter *= 2
    return model


def sampler_of(model: WaveNetAutoencoder, engine) -> CudaSampler:
    return CudaSampler(model, device="cpu", engine=engine)


def note(sampler, number: int, samples: int, pitched: bool) -> Voice:
    """One of twenty notes; every third is of temperature 0."""
    return sampler.open(
        EMBEDDINGS[number, : 1 + number % 3],
        35.5 + 5 * number if pitched else None,
        samples,
        seed=number,
        temperature=0.0 if number % 3 == 2 else 0.8,
    )


def play(sampler, voices: list[Voice], chunks: list[int]) -> list[Made]:
    """The voices to their ends, which leave when done, in chunks of these sizes and then of the last."""
    made: dict[Voice, list[Made]] = {voice: [] for voice in voices}
    step = 0
    while any(not voice.finished for voice in voices):
        playing = [voice for voice in voices if not voice.finished]
        chunk = chunks[min(step, len(chunks) - 1)]
        for voice, part in zip(playing, sampler.advance(playing, chunk), strict=True):
            made[voice].append(part)
        step += 1
    return [Made(*map(np.concatenate, zip(*made[voice], strict=True))) for voice in voices]


def check_equals_the_reference(
    model: WaveNetAutoencoder, engine, lengths: dict[int, int], few: list[int]
) -> None:
    """Notes of these numbers and lengths together: `few` of them have the oracle's samples and sounds."""
    pitched = model.config.pitch_conditioning
    sampler, oracle = sampler_of(model, engine), ReferenceSampler(model)
    voices = [note(sampler, number, length, pitched) for number, length in lengths.items()]
    made = dict(zip(lengths, play(sampler, voices, [7, 20]), strict=True))
    different = set()
    for number in few:
        voice = note(oracle, number, lengths[number], pitched)
        wanted = oracle.advance([voice], lengths[number])[0]
        assert np.array_equal(made[number].codes, wanted.codes), number
        assert np.abs(made[number].expected - wanted.expected).max() < 1e-5
        different |= set(wanted.codes.tolist())
    assert len(different) > 20


def farthest_probability(model: WaveNetAutoencoder, engine, voices: int, samples: int) -> float:
    """Greatest distance of offered probabilities from the teacher-forced ones of what was drawn."""
    sampler = sampler_of(model, engine)
    pitched = model.config.pitch_conditioning
    opened = [note(sampler, number, samples, pitched) for number in range(voices)]
    engine.keeps_logits = True
    made = sampler.advance(opened, samples)
    far = 0.0
    for voice, chunk, offered in zip(opened, made, engine.logits, strict=True):
        pitch = None if voice.pitch is None else torch.tensor([voice.pitch], dtype=torch.float64)
        inputs = torch.from_numpy(decoder_inputs(chunk.codes[None, :-1], model.config, pitch))
        logits, _ = model.decoder(inputs, conditioning_of(model, voice))
        wanted = torch.softmax(logits[0].T, dim=1)
        assert wanted.max() > 0.02
        far = max(far, (torch.softmax(offered, dim=1) - wanted).abs().max().item())
    return far


def check_company_does_not_matter(model: WaveNetAutoencoder, engine, numbers: list[int], step: int) -> None:
    """Voices that join, pause and leave at different times sound as they do alone, bit for bit."""
    pitched = model.config.pitch_conditioning
    sampler = sampler_of(model, engine)
    lengths = {number: (2 + number % 3) * step - 3 for number in numbers}
    alone = {}
    for number in numbers:
        voice = note(sampler, number, lengths[number], pitched)
        alone[number] = play(sampler, [voice], [lengths[number]])[0]
        sampler.close(voice)
    together: dict[int, Voice] = {}
    made: dict[int, list[Made]] = {number: [] for number in numbers}
    for turn in range(20):
        if turn < 2:
            for number in numbers[turn::2]:
                together[number] = note(sampler, number, lengths[number], pitched)
        # Number 0 pauses twice; order changes from turn to turn.
        playing = sorted(
            (number for number in together if number or turn not in (1, 2)), reverse=turn % 2 > 0
        )
        chunks = sampler.advance([together[number] for number in playing], step)
        for number, chunk in zip(playing, chunks, strict=True):
            made[number].append(chunk)
            if together[number].finished:
                sampler.close(together.pop(number))
    assert not together
    for number in numbers:
        codes, expected = map(np.concatenate, zip(*made[number], strict=True))
        assert np.array_equal(codes, alone[number].codes), number
        assert np.array_equal(expected, alone[number].expected), number
