"""The verbs of the engine, one family a file. Every door (page, phone, command, clock) calls these."""
