"""A seed for parallel loaders: its rows in files, made here or by the workers of a cluster, and the scripts around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..project import GenerationOptions
from .cluster import Cluster
from .part_makers import maker_of

if TYPE_CHECKING:
    from ..pii.audit_result import Audit
    from ..planning.model import SeedPlan
    from .sources import Sources

Progress = Callable[[str, int], None]


def write_parts(
    planned: SeedPlan,
    out: Path,
    options: GenerationOptions,
    sources: Sources,
    progress: Progress | None,
    jobs: int | None,
    cluster: Cluster | None,
) -> tuple[tuple[Path, ...], Audit, tuple[Path, ...]]:
    """Write the parts and the scripts of a plan; return the scripts, the audit, and the parts where they are in ``out``."""
    from ..script.bulk import make_here, write_bulk
    from .cluster import make_on_cluster, store_at

    maker, auditor = maker_of(planned, options.row_format)
    audits: list[Audit] = []

    def audited(found: Iterable[Any]) -> dict[str, Any]:
        audits.append(auditor.result(maker.folder, found))
        return audits[-1].to_dict()

    if cluster is None:
        make, store = make_here(maker, progress, jobs), None
    else:
        make = make_on_cluster(cluster, options, sources, maker, progress, jobs)
        store = store_at(cluster.target) if cluster.target is not None else None
    files = write_bulk(maker, out, options.templates, make, audited, store).files
    here = tuple(out / maker.folder / part.name for part in maker.parts()) if store is None else ()
    return files, audits[0], here
