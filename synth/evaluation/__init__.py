"""How good a model is: what it predicts, what it plays, measured and to be heard."""
