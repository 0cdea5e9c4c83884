"""Where notes come from: soundfonts and folders of recordings."""
