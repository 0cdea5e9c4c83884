"""What the dimensions of an embedding do, and how the way between two sounds runs: rendered and measured."""
