"""Figures after the NSynth paper, and of what an embedding is: `nsynth figure`."""
