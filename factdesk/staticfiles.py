"""Names of static files: hashed where they have been collected, plain where nobody has collected them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedWhereCollected(CompressedManifestStaticFilesStorage):
    """Lets a bare checkout serve its pages; `serve` collects first, and then the files may be kept for ever."""

    def stored_name(self, name: str) -> str:
        """The hashed name, or the name itself where the file has not been collected."""
        known = self.hash_key(self.clean_name(name)) in self.hashed_files
        return str(super().stored_name(name)) if known else name
