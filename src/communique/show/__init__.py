"""Records and rows as HTML that stands alone: a page of its own, or a part of a notebook.

Standard library only, no script, no request to anywhere. What articles say is only ever text.
"""
