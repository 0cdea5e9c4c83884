"""Names pitch and qualities of notes, as the paper measures reconstructions. Knows no generating model."""
