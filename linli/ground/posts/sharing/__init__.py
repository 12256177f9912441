"""分联系人: share the households of a community out among its contacts, near, together, and with few changes (M10)."""
