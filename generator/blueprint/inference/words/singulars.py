"""The singular of English nouns, as the names of tables and columns have them."""

from __future__ import annotations

from .people import one_of

ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}
_IRREGULAR = {
    "people": "person",
    "parties": "party",
    "children": "child",
    "men": "man",
    "women": "woman",
    "addresses": "address",
    "classes": "class",
    "boxes": "box",
    "batches": "batch",
    "branches": "branch",
    "matches": "match",
    "dishes": "dish",
    "taxes": "tax",
    "expenses": "expense",
    "purchases": "purchase",
    "warehouses": "warehouse",
    "courses": "course",
    "nurses": "nurse",
    "houses": "house",
    "leases": "lease",
    "licenses": "license",
    "responses": "response",
    "invoices": "invoice",
    "series": "series",
    "lens": "lens",
    "lenses": "lens",
    "quizzes": "quiz",
    "dues": "contribution",
    "species": "species",
    "pieces": "piece",
    "phases": "phase",
    "cases": "case",
    "expires": "expires",
    "has": "has",
    "is": "is",
    "starts": "start",
    "ends": "end",
    **{f"{stem}ves": f"{stem}f" for stem in ("cal", "hal", "loa", "shel", "wol", "hoo")},
}
_NO_PLURAL = ("ss", "us", "is", "as")
_IN_ES = ("sses", "xes", "ches", "shes", "nuses", "tuses", "ruses", "puses")  # bonuses, statuses
_IN_IE = frozenset(
    f"{word}s"
    for word in """calorie movie cookie selfie hoodie zombie rookie brownie smoothie birdie prairie magpie genie caddie veggie
pixie bookie collie goalie necktie""".split()
)


def singular(word: str) -> str:
    """The singular of an English noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return one_of(word) or word
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word in _IN_IE:
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_IN_ES) else word[:-1]
