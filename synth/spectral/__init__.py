"""The baseline of NSynth: an autoencoder of spectrograms, to compare the WaveNet autoencoder with."""
