"""Writes in the register, by family of verbs. Each act checks who may, writes with one pen, leaves one event."""
