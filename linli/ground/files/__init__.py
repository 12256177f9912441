"""文件: photos that belong to a matter. Re-encoded on arrival, so that no camera data comes with them; checked on every fetch."""
