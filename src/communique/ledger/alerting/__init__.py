"""Alerts: rules that say of which events someone wants to hear, and what there is to tell since then.

rules      an alert: its conditions, kinds and where it tells; added, listed, removed
window     what came into the ledger since an alert last looked
known      what an alert knows of events already: told, older than itself, their status then
telling    one thing to tell, with the words of the report that say so
looking    one look: the window's events, judged and written down in one transaction
messages   what was found, put into messages; how sending them went
"""
