from dataclasses import replace

import numpy as np
import pytest
import torch

import synth
from synth import bank, locations, mulaw
from synth.errors import SynthError
from synth.samplers import queued, reference
from synth.samplers.queued import QueuedSampler
from synth.samplers.voice import Made, draw_levels, seeded_uniforms, sound_of
from tests.synth.conftest import KINDS, small_model

# Fast samplers in float32, which make the oracle's samples.
EXACT = ("queued", "simd-f32")
EMBEDDINGS = np.random.default_rng(5).normal(0, 1, (6, 9, 16)).astype(np.float32)


def run(sampler, voice, chunk=512):
    """The codes of a voice's whole note."""
    return whole(sampler, voice, chunk).codes


def whole(sampler, voice, chunk=512):
    chunks = []
    while not voice.finished:
        chunks.append(sampler.advance([voice], chunk)[0])
    sampler.close(voice)
    return Made(*map(np.concatenate, zip(*chunks, strict=True)))


@pytest.mark.parametrize("pitch, quasi_periodic, predictor", KINDS)
@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_fast_samplers_equal_the_reference_for_the_same_seed(pitch, quasi_periodic, predictor, temperature):
    model = small_model(pitch, quasi_periodic, predictor)
    options = {"samples": 2100, "seed": 4, "temperature": temperature, "pitch": 62.5 if pitch else None}
    oracle = synth.open_sampler(model, "reference")
    expected = whole(oracle, oracle.open(EMBEDDINGS[0], **options))
    assert temperature == 0 or len(set(expected.codes.tolist())) > 20
    for kind in EXACT:
        sampler = synth.open_sampler(model, kind)
        made = whole(sampler, sampler.open(EMBEDDINGS[0], **options), 300)
        assert np.array_equal(made.codes, expected.codes), kind
        assert np.abs(made.expected - expected.expected).max() < 1e-4


def test_the_samplers_add_the_trust_of_the_configuration():
    """Little trust in the prediction leaves the network's draws, much leaves the prediction's."""
    model = small_model(True, True, True)
    made = {}
    for trust in (0.0, 6.0):
        predictor = replace(model.config.predictor, trust=trust)
        model.config = replace(model.config, predictor=predictor)
        for kind in ("reference", *EXACT):
            sampler = synth.open_sampler(model, kind)
            voice = sampler.open(EMBEDDINGS[0], 60, 300, seed=1)
            made[trust, kind] = run(sampler, voice).astype(int)
            assert np.array_equal(made[trust, "reference"], made[trust, kind])
    steps = {trust: np.abs(np.diff(made[trust, "reference"])).mean() for trust in (0.0, 6.0)}
    assert steps[6.0] < steps[0.0] / 4


@pytest.mark.parametrize("kind", EXACT)
def test_the_first_model_equals_its_reference_over_8192_samples(bootstrap_model, bootstrap_figures, kind):
    sampler = synth.open_sampler(bootstrap_model, kind)
    voice = sampler.open(bootstrap_figures["embedding"][:16], 60, uniforms=bootstrap_figures["uniforms"])
    assert np.array_equal(run(sampler, voice), bootstrap_figures["generated_codes"])


def test_the_oracle_makes_the_first_models_reference(bootstrap_model, bootstrap_figures):
    sampler = synth.open_sampler(bootstrap_model, "reference")
    voice = sampler.open(bootstrap_figures["embedding"][:16], 60, uniforms=bootstrap_figures["uniforms"])
    assert np.array_equal(sampler.advance([voice], 256)[0].codes, bootstrap_figures["generated_codes"][:256])


@pytest.mark.parametrize("pitch", [30.0, 61.4, 97.0])
def test_default_model_equals_the_oracle(default_model, pitch):
    found = bank.load(locations.bank_path(locations.model_path("default")))
    embedding = found.embedding("cello", pitch, 100)
    made = []
    for kind in ("reference", *EXACT):
        sampler = synth.open_sampler(default_model, kind)
        made.append(run(sampler, sampler.open(embedding, pitch, 256, seed=3, temperature=0.8), 100))
        assert np.array_equal(made[0], made[-1])
    assert len(set(made[0].tolist())) > 10


class Forced:
    """Draws given codes in place of random ones and keeps the probabilities that were offered."""

    def __init__(self, codes: np.ndarray) -> None:
        self.codes, self.probabilities = codes, []

    def __call__(self, logits, inverse_temperature, uniforms, greedy):
        self.probabilities.append(torch.softmax(logits, dim=1).clone())
        level = int(self.codes[len(self.probabilities) - 1]) + 128
        return torch.full((len(logits),), level), torch.zeros(len(logits))


@pytest.mark.parametrize("dtype, last, tolerance", [(torch.float32, 1535, 1e-4), (torch.bfloat16, 513, 2e-2)])
def test_full_size_network_equals_the_published_fast_generator(
    published_model, published_figures, dtype, last, tolerance
):
    index = published_figures["fast_time_index"]
    index = index[index <= last]
    codes = mulaw.encode(published_figures["audio"][0, : last + 1].astype(np.float32) / 32768)
    forced = Forced(codes)
    sampler = QueuedSampler(published_model, dtype, draw=forced)
    sampler.advance([sampler.open(published_figures["encoding"][0])], len(codes))
    found = torch.stack(forced.probabilities)[index, 0].numpy()
    wanted = published_figures["fast_probabilities"][0, : len(index)]
    assert np.abs(found - wanted).max() < tolerance


def test_full_size_network_equals_the_published_one_in_the_oracle(
    published_model, published_figures, monkeypatch
):
    """It is the network called once for each sample: those of the first two frames, begun in their midst."""
    index = published_figures["fast_time_index"]
    index = index[index <= 513]
    codes = mulaw.encode(published_figures["audio"][0, :514].astype(np.float32) / 32768)
    forced = Forced(codes[index])
    monkeypatch.setattr(reference, "draw_levels", forced)
    sampler = reference.ReferenceSampler(published_model)
    for now in index:
        voice = sampler.open(published_figures["encoding"][0], samples=514)
        sampler._codes[voice][:now], voice.position = codes[:now], int(now)
        assert sampler.advance([voice], 1)[0].codes == codes[now]
    found = torch.cat(forced.probabilities).numpy()
    wanted = published_figures["fast_probabilities"][0, : len(index)]
    assert len(index) == 7 and np.abs(found - wanted).max() < 1e-4


def test_bfloat16_offers_nearly_the_same_probabilities(bootstrap_model, bootstrap_figures):
    offered = []
    for dtype in (torch.float32, torch.bfloat16):
        forced = Forced(bootstrap_figures["generated_codes"])
        sampler = QueuedSampler(bootstrap_model, dtype, draw=forced)
        sampler.advance([sampler.open(bootstrap_figures["embedding"][:16], 60)], 1024)
        offered.append(torch.stack(forced.probabilities)[:, 0])
    assert 0 < (offered[0] - offered[1]).abs().max() < 2e-2


@pytest.mark.parametrize("kind", ["queued", "simd", "simd-f32"])
def test_a_voice_does_not_depend_on_its_company(default_model, kind):
    """Voices that start and end at different times, one of which pauses, sound as they do alone."""
    sampler = synth.open_sampler(default_model, kind)

    def voice(number):
        return sampler.open(
            EMBEDDINGS[number][: 4 + number], 36 + 11 * number, 700 + 137 * number, number, 0.8
        )

    alone = [whole(sampler, voice(number)) for number in range(6)]
    together, made = {}, {number: [] for number in range(6)}
    for step in range(60):
        if step < 12 and step % 2 == 0:
            together[step // 2] = voice(step // 2)
        playing = [number for number in together if not (number == 0 and step == 3)]
        for number, chunk in zip(
            playing, sampler.advance([together[number] for number in playing], 150 + step), strict=True
        ):
            made[number].append(chunk)
        for number in [number for number in together if together[number].finished]:
            sampler.close(together.pop(number))
    assert not together
    for number in range(6):
        assert np.array_equal(sound_of(made[number]), sound_of([alone[number]])), number


@pytest.mark.parametrize("kind", ["reference", "queued", "simd"])
def test_a_finished_voice_makes_nothing_more(kind):
    sampler = synth.open_sampler(small_model(True, True, True), kind)
    short, long = (sampler.open(EMBEDDINGS[0], 60, samples) for samples in (20, 50))
    assert [len(each.codes) for each in sampler.advance([short, long], 30)] == [20, 30]
    assert [len(each.codes) for each in sampler.advance([short, long], 30)] == [0, 20]
    assert [len(each.codes) for each in sampler.advance([long, short], 30)] == [0, 0]
    assert sampler.advance([], 30) == []


def test_frames_after_a_note_s_end_are_not_kept_and_change_nothing():
    sampler = synth.open_sampler(small_model(False, False), "queued")
    options = {"samples": 1030, "seed": 2}
    long, short = sampler.open(EMBEDDINGS[0], **options), sampler.open(EMBEDDINGS[0][:3], **options)
    assert len(long.embedding) == 3
    assert np.array_equal(run(sampler, long), run(sampler, short))


def test_a_batch_keeps_to_its_device(monkeypatch):
    """Tensors without data, which PyTorch refuses to mix with those of the CPU, stand in for a GPU's."""
    monkeypatch.setattr(queued, "inverse_temperatures", lambda voices: (torch.ones(len(voices), 1), None))
    sampler = QueuedSampler(small_model(True, True, True), device="meta")
    voices = [sampler.open(EMBEDDINGS[0], 60 + number, 300, number) for number in range(3)]
    with pytest.raises(NotImplementedError, match="no data"):
        sampler.advance(voices, 40)


def test_the_drawn_level_is_the_first_whose_cumulative_probability_reaches_u():
    logits = torch.full((1, 256), -torch.inf)
    logits[0, :3] = torch.log(torch.tensor([0.25, 0.5, 0.25]))
    one = torch.ones(1, 1)
    for uniform, level in ((0.0, 0), (0.2, 0), (0.3, 1), (0.74, 1), (0.76, 2)):
        assert draw_levels(logits, one, torch.tensor([[uniform]]), None)[0].item() == level


def test_the_expected_audio_is_the_mean_of_what_is_drawn():
    levels = torch.arange(256, dtype=torch.float32)
    logits = -(levels - 200).abs()[None] / 3
    audio = mulaw.decode(np.arange(-128, 128))
    for temperature in (0.5, 1.0):
        likelihoods = np.exp(logits[0].double().numpy() / temperature)
        wanted = (likelihoods * audio).sum() / likelihoods.sum()
        _, found = draw_levels(logits, torch.tensor([[1 / temperature]]), torch.tensor([[0.5]]), None)
        assert abs(found.item() - wanted) < 1e-6


def test_grain_is_how_much_of_the_draw_is_heard():
    codes, expected = np.array([10, -90], np.int8), np.array([0.01, -0.2], np.float32)
    chunks = [Made(codes[:1], expected[:1]), Made(codes[1:], expected[1:])]
    assert np.array_equal(sound_of(chunks, 0), expected)
    assert np.allclose(sound_of(chunks, 1), mulaw.decode(codes))
    assert np.allclose(sound_of(chunks, 0.5), (mulaw.decode(codes) + expected) / 2)


def test_uniforms_follow_from_seed_and_place_alone():
    assert np.array_equal(seeded_uniforms(9, 100), seeded_uniforms(9, 5000)[:100])
    assert not np.array_equal(seeded_uniforms(9, 100), seeded_uniforms(10, 100))
    # Fixed figures: a note must be the same one on another machine and with another NumPy.
    first = seeded_uniforms(0, 3).tolist()
    assert first == [0.011546730995178223, 0.24154919385910034, 0.11142581701278687]
    many = seeded_uniforms(1, 100_000)
    assert many.min() >= 0 and many.max() < 1 and abs(many.mean() - 0.5) < 0.01


@pytest.mark.parametrize(
    "options, limit",
    [({"temperature": -1}, "0..10"), ({"samples": 0}, "at least 1"), ({"pitch": 128}, "0..127")],
)
def test_bad_arguments_name_the_limit(default_model, options, limit):
    with pytest.raises(SynthError, match=limit):
        synth.open_sampler(default_model).open(EMBEDDINGS[0], **{"pitch": 60, **options})


@pytest.mark.skipif(torch.backends.mps.is_available(), reason="there is an Apple GPU")
def test_a_machine_without_an_apple_gpu_is_told_so(default_model):
    with pytest.raises(SynthError, match="take device cpu"):
        synth.open_sampler(default_model, device="mps")


@pytest.mark.parametrize(
    "kind, device, there",
    [("magic", None, "queued.*simd"), ("simd", "cuda", "cuda-f32"), (None, "tpu", "cpu, cuda, mps")],
)
def test_an_unknown_sampler_names_those_there_are(default_model, kind, device, there):
    with pytest.raises(SynthError, match=there):
        synth.open_sampler(default_model, kind, device)
