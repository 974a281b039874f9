"""Two columns of a row that are about two rows of one table: both ends of a way, both sides of a match, a deal or a case."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..words.vocabulary import tokens

_OTHERS = tuple(
    tuple(each.split(">"))
    for each in """from>to sender>recipient sender>receiver source>target source>destination origin>destination original>destination old>new
    previous>new winner>loser white>black plaintiff>defendant challenger>challenged lender>borrower landlord>tenant mother>father
    father>mother sire>dam dam>sire loading>unloading loading>delivered load>delivered load>unload pickup>delivered
    pickup>dropoff collected>delivered collection>delivered departed>arrived departure>arrival translator>reviser first>second
    padre>madre debit>credit home>away follower>followed follower>followee follower>following blocker>blocked payer>payee
    buyer>seller author>reviewer authored>reviewed requester>approver parent>child mentor>mentee delegator>delegate grantor>grantee""".split()
)
"""``ORIG_DEPOT_ID`` is beside ``DEST_DEPOT_ID``."""

LITTLE = frozenset("id number code key ref uuid".split())


def are_others(first: Column, second: Column) -> bool:
    words = set(tokens(first.name)), set(tokens(second.name))
    return _are_numbered(first, second) or any(one in words[0] and other in words[1] for one, other in _OTHERS)


def _are_numbered(first: Column, second: Column) -> bool:
    """True for the first and the second of a kind: ``player1_id`` and ``player2_id``, ``team_a_id`` and ``team_b_id``."""
    one, other = first.name.lower(), second.name.lower()
    return any(mark in one and one.replace(mark, next_) == other for mark, next_ in (("1", "2"), ("_a_", "_b_")))


def are_two_sides(first: Column, second: Column) -> bool:
    """True for two rows of a table that something is about: home and away, buyer and seller."""
    words = [tuple(each for each in tokens(column.name) if each not in LITTLE) for column in (first, second)]
    is_pair = any(one in words[0] and other in words[1] for one, other in _OTHERS if one in _SIDES)
    return is_pair or _are_numbered(first, second)


_SIDES = frozenset("home white winner buyer lender landlord mother follower payer sender plaintiff challenger".split())


_ANOTHER = lazy(
    r"\b(?:never|not the same|other than|different|another|second person|nicht derselbe|nie|niemals|ein(?:e)? ander\w+|verschieden|autre|diff[ée]rent\w*|"
    r"otr[oa]|nunca|distint[oa]|divers[oa]|altr[oa]|outr[oa]|diferente|nooit|een ander\w*|inn[yae]|jin[ýyá]|annan)\b",
    re.IGNORECASE,
)


def says_another(column: Column) -> bool:
    """``another translator``, ``diverso dal presidente``."""
    return bool(column.comment) and _ANOTHER.search(column.comment) is not None
