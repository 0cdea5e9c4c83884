"""How fast samplers are on this machine, and how fast they could be."""
