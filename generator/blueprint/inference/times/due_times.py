"""Times that look ahead of a row's beginning: when it is due, until when it is valid, when the next one comes."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.clock import as_time, clock_of_work, of_late
from ..tables.kinds_of_rows import is_installments
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import data, tokens
from .arranged import arranged_before
from .events import Events
from .numbers_beside import said_days, term_for
from .parent_windows import TAKING_PART
from .phases import things
from .schedule import Schedule
from .spans import PLANNED, WISHED, is_contract, is_offer
from .times_in_comments import spoken_base
from .usual_terms import PAPERS, days_of_validity, days_until_due, in_years, last_of, runs_again, start_of, usual_term

_WARRANTED = frozenset(("warranty", "guarantee"))
_GIVEN = frozenset(
    "completed delivered installed end handed resolved repaired sold purchased commissioned performed acquired".split()
)
_PREPAID = frozenset("deposit balance downpayment advance prepayment payment remaining rest".split())
_A_DAY = 1440  # minutes
_FIRST_WORDS = 3  # of a comment, which say what a column is
_STARTING = frozenset("departed departure start scheduled planned takeoff landing arrived arrival open served".split())
_DECIDED = frozenset("decided decision result notified published graded ruled ruling entered served rejected".split())
_MORE_TIME = frozenset("grace extended extension renewed prolonged".split())
_FIRST_END = frozenset("due deadline expires".split())
_IN_ADVANCE = frozenset("fee rent premium due installment tuition".split())
_OWED = frozenset("due maturity deadline repayment".split())
_PAID_OUT = frozenset("disbursed payout paid_out loaned lent borrowed handed_over funded".split())
_GRANTED = frozenset(
    """given granted signed issued start purchased activated certified passed taken obtained acquired renewed examined vaccinated trained awarded
    accredited""".split()
)
_AGREED = frozenset("signed contract agreed booked requested ordered registered open enrolled hired".split())


def _is_said_next(column: Column) -> bool:
    """True for a time of which its comment says that it is the next one: ``nächste Hauptuntersuchung``."""
    return "next" in {word for each in column.comment.split()[:_FIRST_WORDS] for word in tokens(each.strip(".,;:()"))}


class Ahead(Events):
    """The times of all tables that look ahead."""

    def _base(self, sheet: Sheet, plan: Schedule, column: Column) -> str:
        """From where a time is counted: the end of the period that the row is about, for what follows that, or its beginning."""
        words, columns = set(tokens(column.name)), self.times[sheet.name]
        deadline = self.deadline_of_others(sheet)
        if deadline is not None and columns.index(deadline) < columns.index(column) and plan.parts.get(column.name):
            return f"TIMESTAMP({named(deadline)})"
        weeks = (each for each in columns if each.name.lower() in sheet.unique.ordinals and "week" in tokens(each.name))
        week = next(weeks, None) if plan.period is None and plan.parts.get(column.name) else None
        if week is not None:
            return sheet.hide("week_over", f"TIMESTAMP({named(week)}) + INTERVAL 5 DAY")
        if plan.period is None or {"created", "start", "trial"} & words or _IN_ADVANCE & set(sheet.words):
            return sheet.begun  # rent is billed and due before its month is over
        is_before = bool(_AGREED & words) and columns.index(column) < columns.index(plan.period.start)
        return sheet.begun if is_before else f"TIMESTAMP({named(plan.period.end)})"

    def _paid_in_parts(self, sheet: Sheet) -> str | None:
        """The reference to what is paid in installments, where the rows are those."""
        if not is_installments(sheet):
            return None
        owners = [(column, link.parent) for column, link in sheet.single_links() if not column.nullable]
        return next(
            (named(column) for column, parent in owners if parent in self.needed and parent != sheet.name), None
        )

    def _after_plan(self, sheet: Sheet, column: Column, plan: Schedule, words: tuple[str, ...]) -> str | None:
        """A deadline behind a window that is planned: the delivery after the pickup."""
        times = self.times[sheet.name]
        before = [
            span.end
            for span in plan.spans
            if not span.start.nullable and not span.end.nullable and times.index(span.end) < times.index(column)
        ]
        if not before or plan.period is not None or not {"deadline", "promised", "required", "target"} & set(words):
            return None
        days = sheet.hide("deadline_days", {"provider": "integer", "min": 1, "max": 5})
        return f"{named(before[-1])} + INTERVAL {days} DAY"

    def _paid_before(self, sheet: Sheet, words: tuple[str, ...], plan: Schedule) -> str | None:
        """A deposit, or what is left to be paid, is due before what is hired or booked starts."""
        span = plan.own_span
        if (
            span is None
            or not {"due", "until", "to", "deadline"} & set(words)
            or not _PREPAID & set(words)
            or span.start.nullable
            or (span.unit == "DAY" and span.high > 60)
        ):
            return None
        days = sheet.hide("paid_ahead", {"provider": "integer", "min": 1, "max": 14})
        return f"GREATEST(TIMESTAMP({named(span.start)}) - INTERVAL {days} DAY, {sheet.begun})"

    def _event_day(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The time of what people register for, where it is no span: its planned start, else its day."""
        times = [
            each for each in self.times[sheet.name] if each is not column and is_temporal(each) and not each.nullable
        ]
        planned = (each for each in times if PLANNED & set(tokens(each.name)) and _STARTING & set(tokens(each.name)))
        booked = self.booked.get(sheet.name)
        day = booked.start if booked is not None else self.schedules[sheet.name].arranged
        return next(planned, None) or day

    def _before_event(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> str | None:
        """Until when people may register for, or withdraw from, what starts later."""
        if not TAKING_PART & set(words):
            return None
        span = plan.own_span
        is_known = span is not None and not span.start.nullable and span.start.type.name != "time"
        is_known &= span is not None and not is_offer(span)
        start = span.start if span is not None and is_known else self._event_day(sheet, column, plan)
        if start is None:
            return None
        days = sheet.hide("closing_days", {"provider": "integer", "min": 1, "max": 7})
        return f"GREATEST(TIMESTAMP({named(start)}) - INTERVAL {days} DAY, {sheet.begun})"

    def _renewed(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> str | None:
        """When what a row has runs out, where no time of the row says since when it has it: the insurance of a carrier."""
        what = {
            word for word in bare(words) if word not in data()["ahead"] and word not in ("end", "date", "next", "to")
        }
        words = ("next", *words) if _is_said_next(column) else words
        if not what or not runs_again(sheet, words) or not self._stays(sheet):
            return None
        others = {word for each in self.times[sheet.name] if each is not column for word in tokens(each.name)}
        if what & (others | set(sheet.words) | {"agreed", "option"}) or shares_form(tuple(what), tuple(others)):
            return None
        said, usual = term_for(sheet, column), usual_term(sheet, words) or 365
        term = said.days if said is not None else str(usual)
        left = sheet.hide(f"left_{sorted(what)[0]}_percent", {"provider": "integer", "min": -5, "max": 95})
        return f"GREATEST(TIMESTAMP(as_of) + INTERVAL ({term} * {left} DIV 100) DAY, {sheet.begun})"

    def _stays(self, sheet: Sheet) -> bool:
        """True for rows that stay, and have things that run out again and again."""
        is_named = is_standing(sheet) or bool(things() & set(sheet.words[-1:]))
        return (is_named or self.has_children(sheet)) and not self.is_lead(sheet)

    def _brought_back(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[str, str] | None:
        """What was lent comes back about when it is due, and a part is paid near its day."""
        due = self._due(sheet, plan)
        words = set(bare(tokens(column.name)))
        if due is None or not column.nullable:
            return None
        if {"paid", "settled", "received"} & words and self._paid_in_parts(sheet):
            days = sheet.hide("paid_before", {"provider": "integer", "min": -5, "max": 12})
            paid = f"TIMESTAMP({named(due)}) - INTERVAL {days} DAY"
            if due.type.name == "date" and column.type.name != "date":
                paid = f"{paid} + INTERVAL {clock_of_work(sheet)} MINUTE"
            paid = f"LEAST({paid}, {of_late(sheet)})"
            if not sheet.states and not any("paid" in tokens(each) for each in sheet.flags):  # which would say it
                paid = f"IF({named(due)} > as_of, NULL, {paid})"
            return paid, f"near {named(due)}"
        if due.name not in plan.ahead or not {"returned", "back"} & words or not is_temporal(due):
            return None
        kept = sheet.hide("kept_percent", {"provider": "integer", "min": 20, "max": 115})
        day = arranged_before(plan.arranged, column)
        since = sheet.begun if day is None else f"TIMESTAMP({named(day)})"
        minutes = f"(GREATEST(DATEDIFF({named(due)}, {since}), 1) * {kept} * 1440 DIV 100)"
        # of what is due later than today: a share of the time that there is, or all would come back at the reference date
        there_is = f"TIMESTAMPDIFF(MINUTE, {since}, TIMESTAMP(as_of)) * {kept} DIV 116"
        return f"{since} + INTERVAL LEAST({minutes}, {there_is}) MINUTE", f"about when it is due, {named(due)}"

    def _due(self, sheet: Sheet, plan: Schedule) -> Column | None:
        for each in self.times[sheet.name]:
            called = tokens(each.name)
            if not each.nullable and ("due" in called or (each.name in plan.ahead and "returned" in called)):
                return each
        return None

    def _ahead(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str]:
        found = self._by_what_it_is(sheet, column, words, plan)
        if found is not None:
            return as_time(sheet, column, found[0]), f"time: {found[1]}"
        day = self._own_day(sheet, column, words, plan)
        if day is not None:
            clock = sheet.hide("planned_clock", {"provider": "integer", "min": 420, "max": 1080, "step": 15})
            return as_time(
                sheet, column, f"TIMESTAMP({named(day)}) + INTERVAL {clock} MINUTE"
            ), f"time: on {named(day)}"
        days, unit = self._days(sheet, column, words, plan)
        if unit == "DAY" and days.isdigit() and column.type.name != "date" and self.time_of(sheet)[1] < _A_DAY:
            days, unit = sheet.hide("due_hours", {"provider": "integer", "min": 1, "max": 8}), "HOUR"
        start, since = self._counted_from(sheet, column, words, plan)
        start = f"DATE({start})" if column.type.name == "date" else start
        if column is self.deadline_of_others(sheet) and column.type.name != "date" and unit == "DAY":
            start = f"TIMESTAMP(DATE({start})) + INTERVAL 12 HOUR"  # what is handed in by then is so by noon
        text = as_time(sheet, column, f"{start} + INTERVAL {days} {unit}")
        drawn = sheet.builder.result.hidden.get(days)
        if isinstance(drawn, dict):
            days = " or ".join(map(str, drawn["values"])) if "values" in drawn else f"{drawn['min']} to {drawn['max']}"
        days = days.removeprefix("(").removesuffix(")") if days.count("(") == 1 else days
        return text, f"time: {days} {unit.lower()}{'' if days == '1' else 's'} {since}"

    def _own_day(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> Column | None:
        """The day of what is planned for an hour of it: ``trip_date`` beside ``planned_departure``."""
        if column.type.name == "date" or column.nullable or not PLANNED & set(words) or not _STARTING & set(words):
            return None
        days = (
            each
            for each in self.times[sheet.name]
            if each.type.name == "date" and (plan.parts.get(each.name) or 0) <= 60
        )
        called = (each for each in days if set(bare(tokens(each.name))) <= {"day", "date", *sheet.words})
        return next((each for each in called if not each.nullable), None)

    def _counted_from(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str]:
        """From where a time that looks ahead is counted, and what that is called."""
        dated = self._dated(sheet)
        start = named(dated) if dated is not None else self._base(sheet, plan, column)
        last = last_of(sheet, words) or self._since(sheet, column, words) or arranged_before(plan.arranged, column)
        last = last or start_of(sheet, column, words)
        if last is None:
            return start, "from the beginning"
        if not last.nullable or self.waited_by(sheet, column, words) is not None:
            return named(last), f"after {named(last)}"
        if self._stays(sheet) and {"next", "due"} & set(words):  # not done yet, and not due for years
            start = f"GREATEST({start}, TIMESTAMP(as_of) - INTERVAL 60 DAY)"
        return f"COALESCE(TIMESTAMP({named(last)}), TIMESTAMP({start}))", f"after {named(last)}"

    def _dated(self, sheet: Sheet) -> Column | None:
        """The day of a row's beginning, or the start of what may be still to come."""
        parts, phases = self.schedules[sheet.name].parts, self.phases[sheet.name]
        dated = next((each for each in self.times[sheet.name] if parts.get(each.name) == 0 and _is_dated(each)), None)
        start = phases.span.start if phases is not None and phases.span is not None and phases.before else None
        is_known = start is not None and not start.nullable and is_temporal(start)
        return dated or (start if is_known else None)

    def waited_by(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> Column | None:
        """The time without which one that looks ahead is not known: no warranty runs before the work is done, nothing is owed before
        the money is paid out."""
        is_known_before = bool(PLANNED & set(words)) or not column.nullable or last_of(sheet, words)
        same = None if is_known_before else self._granted_so(sheet, column, words)
        if same is not None and same.nullable:
            return same
        if (
            not column.nullable
            or not (_WARRANTED | _against() | _OWED | self._again(sheet, column)) & set(words)
            or last_of(sheet, words) is not None
        ):
            return None
        last = self._since(sheet, column, words)
        return last if last is not None and last.nullable else None

    def _again(self, sheet: Sheet, column: Column) -> frozenset[str]:
        """What a time is called that is known once something was done: the next inspection; of things it is known before."""
        return frozenset(("next",)) if column.nullable and not self._stays(sheet) else frozenset()

    def _since(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> Column | None:
        """The time from which something runs that is not the row's beginning: a warranty from when the work was done, a grace from
        when it was due, a membership from when it was renewed."""
        for kind, called in ((_WARRANTED, _GIVEN), (_against(), _DECIDED), (self._again(sheet, column), _GIVEN)):
            if kind & set(words):
                given = self._times_called(sheet, column, called, kind)
                return next((each for each in reversed(given) if each not in sheet.gone), None)  # not sold to another
        spoken = spoken_base(sheet, column)
        if spoken is not None and spoken in self.times[sheet.name]:
            return spoken
        if _MORE_TIME & set(words) and not {"next"} & set(words):
            return self._first_end(sheet, column)
        if _OWED & set(words) and column.nullable:
            return next((each for each in self._times_called(sheet, column, _PAID_OUT, _OWED) if each.nullable), None)
        if not {"expires", "until", "valid", "end"} & set(words):
            return None
        same = self._granted_so(sheet, column, words)
        return same if same is not None else self._issued(sheet, column, words)

    def _issued(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> Column | None:
        """When a paper that expires was issued, else when its row was renewed."""
        called = self._times_called(sheet, column, PAPERS & set(words), frozenset())
        issued = (each for each in called if "issued" in tokens(each.name))
        return next(iter((*issued, *self._renewals(sheet, column))), None)

    def _first_end(self, sheet: Sheet, column: Column) -> Column | None:
        """When what was extended would have been over: by its deadline, or the day on which it ends as is known beforehand."""
        spans = self.schedules[sheet.name].spans
        ends = (span.end for span in spans if span.unit == "DAY" and not span.end.nullable)
        return next(iter((*self._times_called(sheet, column, _FIRST_END, _MORE_TIME), *ends)), None)

    def _renewals(self, sheet: Sheet, column: Column) -> list[Column]:
        """The times at which a row was renewed, not until when it is."""
        found = self._times_called(sheet, column, frozenset(("renewed",)), frozenset(("next", "due")))
        return [each for each in found if each.name not in self.schedules[sheet.name].ahead]

    def _granted_so(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> Column | None:
        """The time at which what expires was given or signed, by a word that both share: ``consent_given_at``."""
        own = set(bare(words)) - data()["ahead"].keys() - {"end", *sheet.words}
        granted = self._times_called(sheet, column, _GRANTED, frozenset())
        dated = [
            each
            for each in self.times[sheet.name]
            if each is not column and each.name in self.schedules[sheet.name].parts
        ]
        granted += [each for each in dated if is_temporal(each) and set(bare(tokens(each.name))) == own and own]
        known = (each for each in granted if column.nullable or not each.nullable)
        return next((each for each in known if own & set(tokens(each.name))), None)

    def _times_called(self, sheet: Sheet, column: Column, wanted: Set[str], unwanted: Set[str]) -> list[Column]:
        """The other times of a table whose names have one of the words ``wanted``, and none of those ``unwanted``."""
        ahead = self.schedules[sheet.name].ahead if wanted is _GIVEN else {}
        others = (
            each
            for each in self.times[sheet.name]
            if each is not column and is_temporal(each) and each.name not in ahead
        )
        named_so = ((each, set(tokens(each.name))) for each in others)
        return [each for each, own in named_so if wanted & own and not unwanted & own]

    def _days(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str]:
        """How long after the beginning, and the unit of that."""
        said = said_days(sheet, column, words)
        if said is not None:
            return said
        days = plan.ahead[column.name]
        usual = usual_term(sheet, words)
        if usual is not None:
            return in_years(usual)
        if {"expires", "valid", "until", "to"} & set(words):
            return in_years(days_of_validity(sheet, column, words, days))
        if _WARRANTED & set(words) or {"next", "again"} & set(words):
            return in_years(days if "again" not in words else data()["ahead"]["next"])
        if (PLANNED | WISHED) & set(words):
            # what is worked on within days is not to be done within months
            whole = self.time_of(sheet)[1] // _A_DAY
            longest = min(days, max(whole, 2)) if column.nullable else days
            longest = max(days, whole) if self.is_slow(sheet) else longest
            least, most = longest // 4 + 1, longest * 3 // 2
            return sheet.hide(f"in_{most}_days", {"provider": "integer", "min": least, "max": most}), "DAY"
        return days_until_due(sheet, days) if "due" in words else str(days), "DAY"

    def _by_what_it_is(
        self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule
    ) -> tuple[str, str] | None:
        """What is not counted from the beginning of its row: installments, what is paid in advance, what is renewed."""
        owner = self._paid_in_parts(sheet) if "due" in words else None
        if owner is not None:
            since = self._contract_start(sheet, owner)
            return f"{since} + INTERVAL ORDINAL({owner}) MONTH", f"one month after the other of each {owner}"
        if "due" in words and plan.period is not None and _IN_ADVANCE & set(sheet.words):
            return f"{named(plan.period.start)} + INTERVAL 4 DAY", "in advance, at the beginning of its period"
        before = self._before_event(sheet, column, words, plan) or self._paid_before(sheet, words, plan)
        if before is not None:
            return before, "days before the start"
        usual = usual_term(sheet, words)
        renewed = (
            self._renewed(sheet, column, words) if usual is None or usual >= 180 or _is_said_next(column) else None
        )
        if renewed is not None:
            return renewed, "renewed again and again, by some days late at most"
        counted = self._due_by_span(sheet, column, words, plan)
        if counted is not None:
            return counted
        planned = self._after_plan(sheet, column, plan, words)
        return (planned, "days after what is planned before it") if planned is not None else None

    def _contract_start(self, sheet: Sheet, owner: str) -> str:
        """When that starts which is paid in parts: the policy, not its offer; else when its row began."""
        parent = next((link.parent for column, link in sheet.single_links() if named(column) == owner), "")
        span = next(iter(self.schedules[parent].spans), None) if parent in self.schedules else None
        if span is None or span.start.nullable or not is_contract(self.sheets[parent], span):
            return f"{owner}.begun"
        return f"TIMESTAMP({owner}.{named(span.start)})"

    def _due_by_span(
        self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule
    ) -> tuple[str, str] | None:
        """What is hired is due when the time agreed is over, homework days after its lesson."""
        span = plan.spans[0] if plan.spans and "due" in words else None
        if span is None:
            return None
        start, end = named(span.start), named(span.end)
        if "returned" in words and not span.start.nullable:
            return f"{start} + INTERVAL {self.length_of(sheet, span)} {span.unit}", f"as long as agreed from {start}"
        if span.unit == "MINUTE" and not span.end.nullable:
            days, unit = self._days(sheet, column, words, plan)
            if days == str(plan.ahead[column.name]) and unit == "DAY":
                days = sheet.hide("answer_days", {"provider": "integer", "min": 2, "max": 10})
                return f"{end} + INTERVAL {days} DAY", f"2 to 10 days after {end}"
            return f"{end} + INTERVAL {days} {unit}", f"{days} {unit.lower()}s after {end}"
        return None


@lru_cache(maxsize=1)
def _against() -> frozenset[str]:
    """What people do against a decision, by when they may: it is counted from that."""
    return frozenset(data()["against"]["words"].split())


def _is_dated(column: Column) -> bool:
    return not column.nullable and is_temporal(column) and not {"created"} & set(tokens(column.name))
