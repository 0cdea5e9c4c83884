"""Grids: every cell of squares of instruments, at several pitches, rendered to files at once."""
