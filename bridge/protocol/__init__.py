"""Bytes to messages and back: tables and codecs, no sockets."""
