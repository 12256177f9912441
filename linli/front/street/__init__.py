"""街道: what a sub-district sees of its communities: what they ask of it, and numbers. No person, no door, no rank.

The numbers are told to it by the clock; the pages read what was told and nothing else.
"""
