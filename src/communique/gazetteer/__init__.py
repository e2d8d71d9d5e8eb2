"""Dated tables of states, bodies, offices and their holders, and their look-up."""

from communique.gazetteer.actors import resolve_actor

__all__ = ["resolve_actor"]
