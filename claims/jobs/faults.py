"""A database that goes away, as when its server is restarted, and comes back."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection

# A page that cannot be stored because the database went away says nothing of the page.
DATABASE_FAULTS = (OperationalError, InterfaceError)
_PATIENCE = 1.0  # seconds between two looks whether it is back


@contextmanager
def faults_named() -> Iterator[None]:
    """Raise a connection that broke in the middle of a command as the `OperationalError` that it is.

    What psycopg2 learns from libpq without a code of the server's (https://www.psycopg.org/docs/errors.html) it raises
    as a bare `DatabaseError`, as it may when the server dies while it works. Django's own `DatabaseError`, raised where
    a row is gone, has no error of the driver's behind it and stays.
    """
    try:
        yield
    except DatabaseError as error:
        driver = error.__cause__
        if type(error) is DatabaseError and getattr(driver, "pgcode", "") is None:
            raise OperationalError(*error.args) from error
        raise


def await_database(stop: threading.Event | None = None) -> None:
    """Wait until the database answers, or until `stop` is set."""
    stop = stop or threading.Event()
    while not stop.is_set():
        try:
            with faults_named():
                close_old_connections()
                connection.ensure_connection()
                if connection.is_usable():
                    return
        except DATABASE_FAULTS:
            pass  # asked again below
        connection.close()
        stop.wait(_PATIENCE)
