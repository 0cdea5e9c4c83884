"""Training: crops of notes, the loop, its state on disk. Shares the model with the samplers, nothing else."""
