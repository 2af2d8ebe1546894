"""The schema as the page about the API shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.api.examples import EXAMPLES, Example
from claims.api.parameters import DAY


@dataclass(frozen=True)
class Field:
    """A parameter, or a member of a body."""

    name: str
    kind: str
    needed: bool
    words: str


@dataclass(frozen=True)
class Operation:
    """One method at one address."""

    id: str
    method: str
    path: str
    summary: str
    words: str
    scope: str
    parameters: list[Field]
    body: list[Field]
    examples: list[Example]


def operations_of(schema: dict[str, Any]) -> list[Operation]:
    """Every operation, in the order of the schema."""
    return [
        _operation(schema, path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]


def _operation(schema: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Operation:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        words=operation.get("description", ""),
        scope=next(scopes[0] for named in operation["security"] for name, scopes in named.items() if name == "token"),
        parameters=[
            Field(given["name"], _kind(given["schema"]), given.get("required", False), given.get("description", ""))
            for given in operation.get("parameters", [])
        ],
        body=list(_members(schema, body)),
        examples=[example for example in EXAMPLES if example.operation == operation["operationId"]],
    )


def _members(schema: dict[str, Any], body: dict[str, Any]) -> Iterator[Field]:
    """The members of a body; of one that may be a list too, those of its objects."""
    if "$ref" in body:
        yield from _members(schema, schema["components"]["schemas"][body["$ref"].rpartition("/")[2]])
    elif "oneOf" in body:
        yield from _members(schema, body["oneOf"][0])
    for name, member in body.get("properties", {}).items():
        yield Field(name, _kind(member), name in body.get("required", []), member.get("description", ""))


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in words."""
    allowed = [value for value in schema.get("enum", []) if value]
    if allowed:
        return "one of: " + ", ".join(map(str, allowed))
    for choice in schema.get("oneOf", []):
        return _kind(choice)
    kinds = schema.get("type", "string")
    kind = next(name for name in ([kinds] if isinstance(kinds, str) else kinds) if name != "null")
    if schema.get("format") == "date":
        return "a day, such as 2019-06-05"
    if schema.get("pattern") == DAY:
        return "a day, month or year, such as 2019-06-05 or 2019"
    words = {"string": "text", "integer": "a whole number", "boolean": "true or false", "number": "a number"}
    longest = schema.get("maxLength")
    return words.get(kind, kind) + (f", at most {longest} characters" if longest and kind == "string" else "")
