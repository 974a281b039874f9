"""Short texts and keys of documents in which nothing was found: the same ones are in many documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .originals import WordsOf

_LONGEST, _MOST = 60, 1 << 12


class QuietTexts:
    """Remembers texts that masking left as they were, and which words of a row could make it another time."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, bool], WordsOf] = {}
        self._keys: set[str] = set()

    def clear(self) -> None:
        """Forget all: there are more originals to find."""
        self._texts.clear()
        self._keys.clear()

    def masked(self, text: str, names: Mapping[str, str], prose: bool, mask: Callable[..., str]) -> str:
        """``mask(text, names=names, prose=prose)``, where ``text`` is not known to stay in a row that holds ``names``."""
        words = self._texts.get((text, prose))
        if words is not None and not words.are_among(names):
            return text
        made = mask(text, names=names, prose=prose)
        if made == text and words is None and len(text) <= _LONGEST and len(self._texts) < _MOST:
            words = WordsOf.text(text)
            if not words.are_among(names):  # else another row may decide otherwise
                self._texts[text, prose] = words
        return made

    def masked_key(self, key: str, mask: Callable[[], str]) -> str:
        """``mask()`` of a document's ``key`` that is not known to stay."""
        if key in self._keys:
            return key
        made = mask()
        if made == key and len(self._keys) < _MOST:
            self._keys.add(key)
        return made
