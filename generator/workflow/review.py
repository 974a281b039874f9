"""One page about a seed for its reviewer, made of the seed's files alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..planning.model import BLUEPRINT
from .seeds import KINDS, checked_script, refuse_parts

if TYPE_CHECKING:
    from ..review.model import ReferenceSummary, Review, TableSummary
    from ..script.manifest import Manifest
    from ..sql.statements import Statement

_Counts = dict[str, dict[str, "Counter[str] | None"]]


def review_seed(name: str, out: Path, templates: Path | None = None) -> Review:
    """Summarize the seed ``name`` of ``out``: every column, children per parent, personal data, checks, the frame's verdict.

    Reads the rows once, in bounded memory; values are left out where the rows are real people's. ``templates`` are those
    that the seed was generated with, for the frame. Raises ChecksumError (74) when the files are not what was generated.
    """
    from ..pii.treatment import REAL, Treatment
    from ..review.model import PersonalColumn, Review
    from ..review.proofs import checks_by_kind
    from ..script.manifest import read_manifest
    from ..script.proved import frame_differences

    refuse_parts(out, name, "review")
    paths = {kind: checked_script(out, name, kind) for kind in KINDS}
    manifest = read_manifest(out, name)
    personal = manifest.personal_data
    treatment = Treatment.from_dict(personal)
    shows_values = treatment.how != REAL
    tables, counts = _tables(manifest, paths["up"], shows_values)
    return Review(
        name=name,
        total_rows=manifest.total_rows,
        facts=_facts(manifest),
        tables=tables,
        references=tuple(_references(manifest, paths["down"], counts)),
        personal_headline=treatment.headline,
        personal=tuple(
            PersonalColumn(each["table"], each["column"], each["class"], each.get("verdict", ""), each.get("range", ""))
            for each in personal["columns"]
        ),
        left_alone=tuple(treatment.lines),
        hits=int(personal.get("hit_count", 0)),
        checks=checks_by_kind(_statements(paths["verify"])),
        frame=tuple(
            f"{path.name}:{difference.line}: {difference.what}"
            for kind, path in paths.items()
            for difference in frame_differences(path, kind, templates)
        ),
        shows_values=shows_values,
    )


def _facts(manifest: Manifest) -> dict[str, str]:
    """What identifies the seed; rows of files or of a database have no seed, date or size."""
    drawn = {"seed": str(manifest.seed), "as of": str(manifest.as_of), "size": manifest.size}
    made_from = drawn if manifest.origin == BLUEPRINT else {"rows of a": manifest.origin}
    return {**made_from, "env": manifest.env, "identity": manifest.identity[:12]}


def _tables(manifest: Manifest, up: Path, shows_values: bool) -> tuple[tuple[TableSummary, ...], _Counts]:
    from ..review.statistics import summarize_table
    from ..script.reading import ScriptRows

    script = ScriptRows(up)
    summaries, counts = [], {}
    for facts in manifest.tables:
        types = manifest.schema.tables.get(facts.table, {})
        written = script.tables.get(facts.table)
        summary, counts[facts.table] = summarize_table(
            facts.table,
            [(column, types.get(column, "")) for column in (written.columns if written else ())],
            (row for _, row in script.rows(facts.table)),
            ids=(facts.first_id, facts.last_id),
            is_supporting=facts.supporting,
            shows_values=shows_values,
        )
        summaries.append(summary)
    return tuple(summaries), counts


def _references(manifest: Manifest, down: Path, counts: _Counts) -> list[ReferenceSummary]:
    from ..review.proofs import references_of
    from ..review.statistics import summarize_reference

    rows = {facts.table: facts.rows for facts in manifest.tables}
    return [
        summarize_reference(table, columns, parent, rule, rows.get(parent, 0), counts.get(table, {}).get(columns))
        for table, columns, parent, rule in references_of(_statements(down))
    ]


def _statements(path: Path) -> Iterator[Statement]:
    from ..database.scripts import read_statements

    return read_statements(path)
