"""地方: estates, buildings, entrances and dwellings as one tree; grids as dated divisions over it.

六个网格 (M11): grids may be split, merged and redrawn; past records stay with the grid of their day.
"""
