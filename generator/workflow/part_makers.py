"""What makes the files of rows of a plan, here and in each worker of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import PlanError

if TYPE_CHECKING:
    from ..pii.audit import PartsAudit
    from ..planning.model import SeedPlan
    from ..script.parts import PartMaker


def maker_of(planned: SeedPlan, row_format: str) -> tuple[PartMaker, PartsAudit]:
    """Return what makes the parts of a plan, each with its audit, and what joins the audits."""
    from ..pii.audit import PartsAudit
    from ..script.parts import PartMaker
    from ..values.lexicon import locale_of, personal_lists

    if planned.lookups:
        raise PlanError(
            f"{planned.lookups[0].named} is looked up in the database, which a file of rows cannot say",
            hint="generate with --format sql, or leave the column to its DEFAULT",
        )
    classes = {(item.table, item.column): item.personal_class for item in planned.personal}
    auditor = PartsAudit(classes, personal_lists(locale_of(planned.lexicon)), planned.treatment)
    return PartMaker(planned, row_format, auditor.audit), auditor
