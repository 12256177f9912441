"""今天: the desk of each role, composed of the panels whose mechanism exists. Gathers; holds no rules and no tables."""
