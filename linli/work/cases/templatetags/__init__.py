"""How rows of cases look: written in Python, for a list shows many of them."""
