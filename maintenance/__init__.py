"""Programs that write the frozen data of the package anew. The product imports nothing of this, and no wheel holds it.

``python -m maintenance.lexicon`` writes ``values/lexicon/lexicon.json``, the words that generated values are made of, from
Faker and from ``own_words``. ``make words`` writes ``pii/known_words.json``, the names and words by which personal data is
recognised, from the packages in ``packages.txt``. Run either only to change the words on purpose: an upgrade of a package is
to change no seed and no pseudonym.
"""
