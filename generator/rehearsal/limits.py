"""SQLite's limits on one statement, which MySQL does not have: what is longer is nested.

500 terms of a compound SELECT and 127 arguments of a function (https://www.sqlite.org/limits.html) are the most that a
library is built with as a rule; a script for a few hundred tables needs more.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .nodes import my

MOST_TERMS = 400
MOST_ARGUMENTS = 100


def concatenated(arguments: Sequence[exp.Expr]) -> exp.Expr:
    """The call of CONCAT with any number of arguments: a concatenation of concatenations is the same."""
    calls = list(arguments)
    while len(calls) > MOST_ARGUMENTS:
        calls = [my("CONCAT", *calls[start : start + MOST_ARGUMENTS]) for start in range(0, len(calls), MOST_ARGUMENTS)]
    return my("CONCAT", *calls)


def nest_union(tree: exp.Union, terms: Sequence[exp.Expr]) -> None:
    """Give ``tree``, the UNION ALL of ``terms``, the form of a UNION ALL of queries over a few hundred of them each."""
    queries = list(terms)
    while len(queries) > MOST_TERMS:
        queries = [_over(queries[start : start + MOST_TERMS]) for start in range(0, len(queries), MOST_TERMS)]
    tree.set("this", _chained(queries[:-1]))
    tree.set("expression", queries[-1])


def _chained(queries: Sequence[exp.Expr]) -> exp.Expr:
    chain = queries[0]
    for query in queries[1:]:
        chain = exp.Union(this=chain, expression=query, distinct=False)
    return chain


def _over(queries: Sequence[exp.Expr]) -> exp.Expr:
    if len(queries) == 1:
        return queries[0]
    part = exp.Subquery(this=_chained(queries), alias=exp.TableAlias(this=exp.to_identifier("part")))
    return exp.Select(expressions=[exp.Star()], from_=exp.From(this=part))
