"""A database that goes away, as when its server is restarted, and comes back."""

import threading

from django.db import InterfaceError, OperationalError, close_old_connections, connection

# A page that cannot be stored because the database went away says nothing of the page.
DATABASE_FAULTS = (OperationalError, InterfaceError)
_PATIENCE = 1.0  # seconds between two looks whether it is back


def await_database(stop: threading.Event | None = None) -> None:
    """Wait until the database answers, or until `stop` is set."""
    stop = stop or threading.Event()
    while not stop.is_set():
        try:
            close_old_connections()
            connection.ensure_connection()
            if connection.is_usable():
                return
        except DATABASE_FAULTS:
            pass  # asked again below
        connection.close()
        stop.wait(_PATIENCE)
