"""What the ground keeps out of public texts: names of the register, numbers, doors."""
