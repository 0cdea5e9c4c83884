"""A rendered grid as instruments of others: one module a format, chosen by `formats.FORMATS`."""
