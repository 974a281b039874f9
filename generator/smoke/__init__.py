"""The smoke test of an application: does it show what was seeded?

Knows pages and what they must show, as text. It does not know where the expected rows come from. A page is looked at in
a real browser (``browser``) or by plain HTTP (``http``); both give a ``Look``, which ``compare`` judges.
"""
