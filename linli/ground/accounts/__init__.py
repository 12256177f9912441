"""账号: signing in, the language and size of letters somebody likes, and where he may go (Standing)."""
