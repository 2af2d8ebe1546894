"""What keeps the indexes in step: columns that the database generates, or triggers.

Rows are indexed by the database itself, in the transaction that writes them, whoever writes them and however many.
"""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from claims.search.plain import ACCENTED, MARKS

INDEXED: dict[str, tuple[str, ...]] = {
    "claims_claim": ("sentence", "surface", "counted", "what", "attribution"),
    "articles_revision": ("text",),
    "articles_article": ("headline", "standfirst", "byline"),
    "claims_measure": ("name",),
    "claims_measurealias": ("phrase",),
    "claims_entity": ("name",),
    "claims_entityalias": ("phrase",),
}
# A tsvector holds a megabyte; so many characters always fit, and no article that people read has as many.
MOST_CHARACTERS = 200_000


def made(connection: BaseDatabaseWrapper, table: str, columns: Sequence[str]) -> list[str]:
    """Statements that index a table: what stands in it, and what comes."""
    if connection.vendor == "postgresql":
        words = " || ' ' || ".join(f'"{column}"' for column in columns)
        vector = f"to_tsvector('factdesk_english', factdesk_plain({words}))"
        return [
            f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({vector}) STORED",
            f"CREATE INDEX search_{table} ON {table} USING gin (search)",
        ]
    listed = ", ".join(f'"{column}"' for column in columns)
    return [
        f"CREATE VIRTUAL TABLE search_{table} USING fts5({listed}, content='{table}', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        *triggers(table, columns),
        f"INSERT INTO search_{table}(search_{table}) VALUES ('rebuild')",
    ]


def unmade(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """Statements that take the index away again; SQLite may have lost a trigger with a table that it made anew."""
    if connection.vendor == "postgresql":
        return [f"DROP INDEX search_{table}", f"ALTER TABLE {table} DROP COLUMN search"]
    return [*(f"DROP TRIGGER IF EXISTS search_{table}_{when}" for when in _WHEN), f"DROP TABLE search_{table}"]


def triggers(table: str, columns: Sequence[str]) -> list[str]:
    """Triggers of SQLite that tell the index of every row."""
    listed = ", ".join(f'"{column}"' for column in columns)
    new, old = (", ".join(f'{row}."{column}"' for column in columns) for row in ("new", "old"))
    index = f"search_{table}"
    add = f"INSERT INTO {index}(rowid, {listed}) VALUES (new.id, {new});"
    take = f"INSERT INTO {index}({index}, rowid, {listed}) VALUES ('delete', old.id, {old});"
    return [
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF id, {listed} ON {table} BEGIN {take} {add} END",
    ]


_WHEN = ("insert", "delete", "update")


def configured() -> list[str]:
    """Statements that teach PostgreSQL how words are read: stemmed as English, none left out, accents and marks off."""
    letters = "".join(ACCENTED) + MARKS
    bare = "".join(ACCENTED.values()) + " " * len(MARKS)
    return [
        "CREATE TEXT SEARCH DICTIONARY factdesk_english (TEMPLATE = snowball, LANGUAGE = english)",
        "CREATE TEXT SEARCH CONFIGURATION factdesk_english (COPY = english)",
        "ALTER TEXT SEARCH CONFIGURATION factdesk_english ALTER MAPPING REPLACE english_stem WITH factdesk_english",
        "CREATE FUNCTION factdesk_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS "
        f"$$SELECT translate(left(words, {MOST_CHARACTERS}), $marks${letters}$marks$, $marks${bare}$marks$)$$",
    ]


def unconfigured() -> list[str]:
    """Statements that make PostgreSQL forget it."""
    return [
        "DROP FUNCTION factdesk_plain(text)",
        "DROP TEXT SEARCH CONFIGURATION factdesk_english",
        "DROP TEXT SEARCH DICTIONARY factdesk_english",
    ]


def mend_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Put back triggers that SQLite lost with a table that a migration made anew; the tables whose they were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search|_%' ESCAPE '|'")
        there = {name for (name,) in cursor.fetchall()}
        torn = [table for table in INDEXED if f"search_{table}" in there and f"search_{table}_insert" not in there]
        for table in torn:
            for statement in triggers(table, INDEXED[table]):
                cursor.execute(statement)
            cursor.execute(f"INSERT INTO search_{table}(search_{table}) VALUES ('rebuild')")
    return torn
