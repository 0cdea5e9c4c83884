"""Rendering: one child process that holds the model, and its client in the daemon."""
