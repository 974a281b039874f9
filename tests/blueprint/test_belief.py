"""What an expert of the trade expects holds in data inferred from a schema alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.belief.claims import HERE, claims_of, failed_claims

SCHEMAS = sorted((HERE / "first").glob("*.sql"))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_claims_hold_for_any_seed(schema: Path) -> None:
    assert len(claims_of(schema)) >= 20
    failed = [f"{claim.text}: {found}" for claim, found in failed_claims(schema)]
    assert failed == []
    more = [f"{claim.text}: {found}" for claim, found in failed_claims(schema, 200, 7)]
    assert len(more) * 20 <= len(claims_of(schema)), more
