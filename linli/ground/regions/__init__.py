"""区划与社区: the tree of regions, the communities at its leaves, and what every scoped row stands on.

A community (社区) is the area of one residents' committee; everything scoped points to one.
"""
