"""What can be wrong with a backup or with where it is to go, in words for whoever typed the command."""


class BackupError(Exception):
    """A file that is no whole backup, or a database that cannot take it; nothing was changed."""
