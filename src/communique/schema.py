"""The JSON Schema of a record, generated from the dataclasses of `record.py`."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from communique._codec import field_types
from communique.record import FORMAT, Record

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of what `Record.to_dict` returns."""
    definitions: dict[str, Any] = {}
    record = _object(Record, definitions)
    record["properties"] = {"format": {"const": FORMAT}, **record["properties"]}
    record["required"] = ["format", *record["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Communique record",
        **record,
        "$defs": definitions,
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    required = [f.name for f in dataclasses.fields(cls) if f.default is dataclasses.MISSING]
    return {
        "type": "object",
        "properties": {name: _schema(kind, definitions) for name, kind in field_types(cls).items()},
        "required": required,
        "additionalProperties": False,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(k, definitions) if k is not type(None) else {"type": "null"} for k in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin is tuple:
        items = [_schema(k, definitions) for k in args]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if kind is date:
        return {"type": "string", "format": "date"}
    return {"type": _SIMPLE[kind]}
