"""Static files under their hashed names; a name once worked out is kept, for it never changes while we run."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's, with the addresses kept: a page names forty icons."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.addresses: dict[str, str] = {}

    def url(self, name, force=False):
        if force or name is None:
            return super().url(name, force)
        if name not in self.addresses:
            self.addresses[name] = super().url(name)
        return self.addresses[name]
