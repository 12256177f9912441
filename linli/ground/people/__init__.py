"""居民: persons, households, who lives where with whom, and how to reach them. The register (居民名册).

A household is the people living as one unit; it is not the dwelling and not the hukou booklet.
"""
