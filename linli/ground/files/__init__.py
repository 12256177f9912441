"""文件: photos and recorded messages of a matter. Photos are re-encoded on arrival, messages kept inert; checked on every fetch."""
