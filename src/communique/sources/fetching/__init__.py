"""Fetching from the web: bounded, polite, and from public addresses only (docs/fetching.md)."""
