"""How the demo town grows, smallest first. Every stage is one transaction and may be repeated: it adds what lacks."""
