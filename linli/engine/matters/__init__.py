"""事: the engine. A thing is raised, owned, worked, done, confirmed, counted. It knows no word of any domain.

事事有人管: `Matter.owner` is a post and NOT NULL from the first insert. What a thing is, its *kind* says (`kinds.py`).
"""
