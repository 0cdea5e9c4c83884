"""The instrument's state: position, notes, slots, presets, cache. No sockets, no torch."""
