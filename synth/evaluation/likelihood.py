"""How well a model predicts a note that it hears: bits a sample, teacher-forced."""

import numpy as np
import torch

from synth.model import WaveNetAutoencoder, decoder_inputs

CHUNK = 16_384


@torch.inference_mode()
def bits_per_sample(
    model: WaveNetAutoencoder, codes: np.ndarray, embedding: np.ndarray, pitch: float | None
) -> float:
    """Mean of −log2 of the probability of each true code.

    codes int8 [samples] from the note's start (excitation at phase 0); embedding float32 [frames, 16];
    pitch a MIDI number for a model conditioned on it. The decoder runs in chunks of about a second, each
    with as much past as it can hear, so that memory does not grow with the note.
    """
    pitches = None if pitch is None else torch.tensor([pitch], dtype=torch.float64)
    conditioning = model.conditioning(torch.as_tensor(embedding, device=model.device)[None], pitches)
    inputs = torch.from_numpy(decoder_inputs(codes[None, :-1], model.config, pitches)).to(model.device)
    levels = torch.from_numpy(codes.astype(np.int64) + 128).to(model.device)
    nats = 0.0
    for start in range(0, len(codes), CHUNK):
        first = max(0, start + 1 - model.config.receptive_field)
        end = min(start + CHUNK, len(codes))
        logits = model.decoder(inputs[:, :, first:end], conditioning, first)[0][0, :, start - first :]
        chosen = torch.log_softmax(logits, dim=0).gather(0, levels[None, start:end])
        nats -= float(chosen.double().sum())
    return nats / len(codes) / float(np.log(2))
