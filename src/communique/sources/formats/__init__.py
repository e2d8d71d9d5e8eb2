"""The formats of inputs: each is told by its content and taken apart into items (docs/sources.md)."""
