"""网格与楼栋: the tree, and how grids lie over it."""
