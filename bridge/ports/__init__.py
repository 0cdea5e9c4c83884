"""Thin shells around the performer: OSC over UDP, MIDI ports."""
