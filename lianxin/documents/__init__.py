"""Notices and opinions: their fields, wording and remedy, as PDF and Word (Arts. 22, 23, 31-36).

`compose` makes a `Letter` of facts and the wording in `wording/`; `pdf` and `word` print it.
`drafts` takes the facts from the record, `issuing` keeps the document in the file.
"""
