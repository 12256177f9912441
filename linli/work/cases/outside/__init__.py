"""12345 and other systems: their orders come in as cases, our answers and their ratings go along (接诉即办).

Linli never replaces the hotline: it keeps the other system's number, limit, call-back and the answer we gave.
"""
