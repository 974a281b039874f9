"""The preview of a run, and the questions that must be answered before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import console
from ..errors import GuardError
from ..printable import quantity

if TYPE_CHECKING:
    from .. import Preview


class ConfirmationPrompt:
    """Shows what a run will do, and asks where it must be asked. Called by the workflow before anything is changed."""

    def __init__(
        self,
        *,
        dry_run: bool,
        answered: bool,
        confirm_database: str | None = None,
        clean_all: bool = False,
        plan: bool = True,
    ) -> None:
        self.preview: Preview | None = None
        self._dry_run = dry_run
        self._answered = answered
        self._confirm_database = confirm_database
        self._clean_all = clean_all
        self._plan = plan

    def __call__(self, preview: Preview) -> None:
        self.preview = preview
        self._show(preview)
        if self._dry_run:
            return
        if self._clean_all:
            self._ask_for_the_name(preview)
        elif preview.production and not self._answered:
            self._ask(preview)

    def _show(self, preview: Preview) -> None:
        console.log.phase(
            "progress", message=f"{preview.what} {preview.name} on {preview.database}", rows=preview.total_rows
        )
        if self._plan:
            rows = [
                [table.table, table.rows, table.first_id, table.last_id, "supporting" if table.supporting else ""]
                for table in preview.tables
            ]
            console.table(["table", "rows", "first id", "last id", ""], rows, numeric=[1, 2, 3])
        for name, count in preview.removes:
            console.log.message(f"first removes seed {name}: {count:,} rows that it wrote")
        for table, count in preview.empties:
            console.log.message(f"first empties {table}: all of its {count:,} rows, whoever wrote them")
        for each in preview.affects:
            what = {"CASCADE": "are deleted with them", "SET NULL": "lose the reference"}.get(
                each.rule, "refer to them, and make the server refuse"
            )
            console.log.message(f"  {each.location}: {each.rows:,} rows {what} (ON DELETE {each.rule})")
        for row in preview.invalid:
            console.warn(str(row))
        for drift in preview.drift:
            console.warn(f"{drift.location}: expected {drift.expected}; found {drift.found}")
        for change in preview.unwritten:
            console.warn(f"{change}: removed with the row{'s' * (change.rows != 1)}")
        for trigger in preview.triggers:
            kept = "; nothing takes back what it writes" if trigger.writes or trigger.calls else ""
            console.warn(f"trigger {trigger} runs for each of these rows{kept}")

    def _ask(self, preview: Preview) -> None:
        verb = {"apply": "Apply", "rollback": "Roll back"}[preview.what]
        message = f"this is production ({preview.production}); nothing was done"
        if not console.on_terminal():
            raise GuardError(
                message,
                reason="production",
                hint="run it on a terminal and confirm, or answer beforehand: --yes, or --force, which overrides guards too",
            )
        if not console.confirm(
            f"This is production ({preview.production}). {verb} {preview.name} on {preview.database} at {preview.location}?",
            "--yes",
        ):
            raise GuardError(message, reason="production")

    def _ask_for_the_name(self, preview: Preview) -> None:
        if self._answered and self._confirm_database is not None:
            name = self._confirm_database
        else:
            name = console.prompt(
                f"--clean-all empties {quantity(len(preview.empties), 'table')} of {preview.database} at {preview.location}. "
                "Type the database's name to go on:",
                f"--yes --confirm-database {preview.database}",
            )
        if name != preview.database:
            raise GuardError(
                f"the database is called {preview.database}, not {name!r}; nothing was done", reason="production"
            )
