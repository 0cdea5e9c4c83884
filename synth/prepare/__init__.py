"""Recordings of a workshop become `<instrument>_<pitch>.wav`, four seconds each, and a page tells of them."""
