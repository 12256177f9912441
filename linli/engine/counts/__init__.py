"""计数: flows are counted by append-only deltas, written with what they count and folded by the worker.

Whoever reads adds what is not yet folded, so a figure is right at once and stays right through a kill.
"""
