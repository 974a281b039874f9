"""What providers read besides their column, its options and the seed: ``as_of``, the lexicon, a library."""

from __future__ import annotations

from . import PROVIDERS, datetimes, faker_values, numbers, people, places, positions, telephones, texts

_AS_OF = {provider.name for provider in datetimes.PROVIDERS if provider.name != "time"} | {
    provider.name for provider in numbers.PROVIDERS if provider.name == "year"
}
_LEXICON = {provider.name for family in (texts, people, telephones, places, positions) for provider in family.PROVIDERS}
_LIBRARY = {provider.name for provider in faker_values.PROVIDERS}

READS: dict[str, tuple[str, ...]] = {
    name: tuple(
        fact for fact, readers in (("as_of", _AS_OF), ("lexicon", _LEXICON), ("library", _LIBRARY)) if name in readers
    )
    for name in PROVIDERS
}
"""By the name of each provider."""
