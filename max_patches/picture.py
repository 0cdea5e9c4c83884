"""The picture of a patch in presentation mode."""
def picture(sheet): return "<svg/>"
