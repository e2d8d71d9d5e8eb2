"""Bringing what alerts found to who wants to hear it: to an Atom feed, a webhook or a person by e-mail.

run        every alert looks, and what is due is sent
payload    a message as data, and its links
wording    a message in plain words
signing    the signature that a webhook checks
webhook    one request, bounded and to public addresses
smtp       the mail server, from settings
mail       a message as an e-mail
outcome    how sending something went
"""
