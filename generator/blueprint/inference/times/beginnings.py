"""When rows begin: not before what they refer to, and before its end; and by when everything is set that must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.numbered_rows import is_numbered, numbered_in_time
from ..tables.sheet import Sheet, named
from ..words.vocabulary import tokens
from .days_of_keys import has_month_of_key
from .event_parents import is_granted, mark_of
from .hours import at_hours
from .lengths import Length, fixed_length, month_of_calendar, whole_months
from .near_parent import Near
from .near_tables import unique_day
from .occupancy import occupancies
from .open_hours import OpenHours
from .own_times import needed_tables, times_of
from .parent_stages import is_late
from .parent_windows import is_billed_by, until_end
from .phases import WAITS, Phases, follow_event, phases_of
from .schedule import schedule_of
from .spans import Span, step_of
from .weekdays import on_its_weekday

_LATER = frozenset("winner winning victor loser last latest current default primary first next".split())
_DAY = 1440
_ALONG = frozenset("parent reply quoted".split())
_COMES_OF = frozenset(
    "duplicate original previous referred referrer invited renewed rescheduled reversal reversed copied cloned".split()
)
_EARLY = 700  # days before the reference date by which those are there who come to what is announced later
_MARGIN, _LONG_MARGIN = 4, 14  # days before the reference date that are left for what follows a beginning


class Beginnings(OpenHours):
    """The beginnings of the rows of all tables."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self.sheets = sheets
        self.scales, self.deadlines = {}, {}
        self.brief: set[str] = set()  # tables whose rows happen within a short one
        self.daily: set[str] = set()  # tables whose rows keep to the hours of the day
        self.until: dict[str, str] = {}  # by table the hidden column with the time before which all happens to a row
        self.ends_by: dict[str, list[str]] = {}  # by table the ends of what its rows are within
        self.after: dict[str, set[str]] = {name: set() for name in sheets}  # tables that a beginning waits for
        self.times = {name: times_of(sheet) for name, sheet in sheets.items()}
        self.schedules = {name: schedule_of(sheets[name], times) for name, times in self.times.items()}
        self.occupied = occupancies(sheets, self.schedules)
        self.things = {each.thing: name for name, each in self.occupied.items()}
        self.fixed = self._fixed_lengths()
        self.phases = {
            name: phases_of(sheet, self.schedules[name], self.times[name], self.fixed[name] is not None)
            for name, sheet in sheets.items()
        }
        self.needed = needed_tables(sheets) | set(self.things)  # a room has a beginning though it has no times
        self.booked = self._booked()
        self._follow_events()
        self.billed = self._billed()
        by_month = [name for name, sheet in sheets.items() if has_month_of_key(sheet, self.schedules[name].spans)]
        self.fixed |= {name: Length("1", "MONTH", is_whole=True) for name in (*self.billed, *by_month)}
        links = [sheets[name].builder.schema.single_link(name, each.name) for name, each in self.billed.items()]
        self.payers = {link.parent for link in links if link is not None}
        self._leaving = {}
        # by table the hidden column with the time at which what its rows belong to is gone
        self.last: dict[str, str] = {}
        self.leaving = {name for name in sheets if self.leaving_times(name)}
        self._note_what_goes()

    def _fixed_lengths(self) -> dict[str, Length | None]:
        spans = {name: next(iter(plan.spans), None) for name, plan in self.schedules.items()}
        return {name: self._fixed_length(self.sheets[name], span) if span else None for name, span in spans.items()}

    def _fixed_length(self, sheet: Sheet, span: Span) -> Length | None:
        if self.schedules[sheet.name].period is not None:
            return month_of_calendar(sheet, span)
        found = fixed_length(sheet, span)
        return found or (whole_months(sheet, span) if sheet.name not in self.occupied else None)

    def _note_what_goes(self) -> None:
        """Note for later layers which rows may be gone, and which are still to come."""
        for name, sheet in self.sheets.items():
            phases, sheet.gone = self.phases[name], self.leaving_times(name)
            sheet.goes_on = phases is not None and bool(phases.young)

    def _follow_events(self) -> None:
        """Those who come to what others arrange have come only when it has started."""
        for name, sheet in self.sheets.items():
            for column, link in sheet.single_links() if self.is_registration(sheet) else ():
                if link.parent in self.booked and not column.nullable:
                    follow_event(sheet, f"{named(column)}.{named(self.booked[link.parent].start)}")
                    self.phases[name] = None

    def begin(self, sheet: Sheet) -> str:
        """The hidden column with a row's beginning; made when it is first asked for."""
        if sheet.begun:
            return sheet.begun
        name = "begun"
        while sheet.table.find(name) is not None:
            name += "_"
        sheet.begun = name
        day = unique_day(sheet)
        if day is not None and not self.times[sheet.name]:  # what its key decides
            sheet.builder.result.hidden[name] = f"TIMESTAMP({named(day)}) + INTERVAL 8 HOUR"
            return name
        counted = self.day_of_key(sheet) or self.month_of_key(sheet)
        if counted is not None:
            sheet.builder.result.hidden[name] = counted
            return name
        paths, ends, along = self._paths(sheet, name)
        ends = self.before_it_is_gone(sheet, ends)
        rule = self._beginning(sheet, paths, ends, along)
        near = self.near.get(sheet.name)
        if near is not None and is_numbered(sheet, near.column):
            rule = {**rule, "in_turn": named(near.column)} if isinstance(rule, dict) else rule
        elif not along and isinstance(rule, dict):
            rule = {**rule, **self._usual_times(sheet, ends)}
        rule = on_its_weekday(sheet, rule)
        sheet.builder.result.hidden[name] = self._in_its_year(sheet, rule)
        return name

    def _in_its_year(self, sheet: Sheet, rule: object) -> object:
        """A beginning in the year that a key of the row counts: a season, a yearly fee."""
        years = [key for key, text in sheet.unique.ordinals.items() if text.startswith("YEAR(as_of) + 1 - ORDINAL(")]
        parents = [self.sheets[link.parent] for column, link in self.waited_for(sheet) if not column.nullable]
        if len(years) != 1 or sheet.in_order or sheet.name in self.billed or not all(map(is_standing, parents)):
            return rule  # a deed is not before its file, whatever its year
        year = named(sheet.table.column(years[0]))
        drawn = sheet.hide("any_year", rule)
        moved = f"{drawn} + INTERVAL ({year} - YEAR({drawn})) YEAR"
        days = sheet.hide("days_ago", {"provider": "integer", "min": _MARGIN, "max": 150})
        latest = f"TIMESTAMP(as_of) - INTERVAL {_MARGIN} DAY"
        return f"IF({moved} > {latest}, TIMESTAMP(as_of) - INTERVAL {days} DAY, {moved})"

    def _paths(self, sheet: Sheet, name: str) -> tuple[list[str], list[str], bool]:
        """What a row's beginning waits for, before which ends it lies, and whether it reads itself along a tree."""
        paths: list[str] = []
        ends: list[str] = []
        along = False
        near = self.near.get(sheet.name)
        for column, link in self.waited_for(sheet):
            parent = self.sheets[link.parent]
            if link.parent == sheet.name:
                paths.append(f"COALESCE({named(column)}.{name}, {{first}})")
                along = True
                continue
            self.after[sheet.name].add(link.parent)
            if is_billed_by(sheet, column, parent):
                ends.append(f"COALESCE({named(column)}.{self.begin(parent)}, TIMESTAMP(as_of))")
                continue
            inside = self._inside(sheet, column, parent)
            if inside is not None:  # what it uses may be younger than it seems
                return [inside[0]], [inside[1]], False
            if near is not None and near.column is column:
                start, end = self.near_window(sheet, near)
                sheet.near_to = (column, near.mark) if near.days != 0 else None
                sheet.is_after = bool(near.days) and not is_late(sheet)
                paths.insert(0, start)
                ends.insert(0, self._until_near(sheet, near, end))
                continue
            ready = self._ready_for(sheet, column, parent)
            paths.append(f"COALESCE({ready}, {{first}})" if column.nullable else ready)
            ends += self._ends_within(sheet, column, link)
        about = self.polymorphic_window(sheet) if near is None else None
        if about is not None:
            paths.append(about[0])
            ends.append(sheet.hide("happened_by", about[1]))
        return paths, ends, along

    def _ends_within(self, sheet: Sheet, column: Column, link: Link) -> list[str]:
        """The ends before which a row lies, of what it refers to."""
        if is_granted(sheet, column):  # what was accepted in time is done later
            return []
        found = self._ends_of(sheet, column, self.sheets[link.parent])
        ends = [until_end(column, end) for end in found]
        self.ends_by.setdefault(sheet.name, []).extend(ends)
        if found and found[0].nullable and self._may_come_late(sheet, column, link):
            sheet.lasting[column.name] = found[0]
        return ends

    def waited_for(self, sheet: Sheet) -> Iterator[tuple[Column, Link]]:
        """The references to rows before which a row does not begin."""
        for column, link in sheet.single_links():
            words = set(tokens(column.name))
            if not self.needed & self.sheets.keys() & {link.parent}:
                continue
            if link.parent == sheet.name:
                along = _ALONG if self.schedules[sheet.name].spans else _ALONG | _COMES_OF
                yield from [(column, link)] if along & words and column.nullable else []
                continue
            is_later = _LATER & words or self.waits(link.parent, sheet.name) or self._is_minor(sheet, column, link)
            if not (is_later or self.is_of_same(sheet, column, link)):
                yield column, link

    def _ready_for(self, sheet: Sheet, column: Column, parent: Sheet) -> str:
        """When what a row refers to is there: a show for its bookings when it is announced, or its sale starts."""
        if parent.name not in self.booked or not self.comes_before(sheet):
            ready = f"{named(column)}.{self.ready(parent)}"
            mark = mark_of(sheet, column, parent, self.times[parent.name])
            return ready if mark is None else f"COALESCE(TIMESTAMP({named(column)}.{named(mark)}), {ready})"
        offered = self.offer_start(parent.name)
        if offered is None or offered.nullable:
            return f"{named(column)}.{self.begin(parent)}"
        return f"TIMESTAMP({named(column)}.{named(offered)})"

    def _until_near(self, sheet: Sheet, near: Near, end: str) -> str:
        """The hidden column with the end of what a row is near to; all that happens to a row within another one does so before."""
        until = sheet.hide("happened_by", end)
        is_longer = self.is_slow(sheet) or bool(self.schedules[sheet.name].ahead)
        is_within = near.days is None or f" + INTERVAL {near.days} DAY" not in end[-30:]  # it ends sooner than that
        if is_within and not (is_longer or self._goes_on_later(sheet) or self.waits_for_days(sheet)):
            self.until[sheet.name] = until
        return until

    def _goes_on_later(self, sheet: Sheet) -> bool:
        """True for what only begins within something else: a sample is drawn at a visit, and shipped and analysed days later."""
        parts = self.schedules[sheet.name].parts
        later = [each for each in self.times[sheet.name] if 0 < parts.get(each.name, 0) < 95 and each.nullable]
        span, times = next(iter(self.schedules[sheet.name].spans), None), self.times[sheet.name]
        if span is not None and span.unit == "MINUTE" and later:
            return times.index(later[0]) > times.index(span.end)  # a donation is analysed when it is over
        return len(later) > 1 and bool(sheet.states) and not self.schedules[sheet.name].spans

    def _is_minor(self, sheet: Sheet, column: Column, link: Link) -> bool:
        """True for what may be missing and says little of a row's beginning: an actor, a voucher beside the show that is booked."""
        is_booking = self.is_registration(sheet) and self.books(sheet) and link.parent not in self.booked
        return column.nullable and (is_booking or is_actor(sheet, column))

    def waits(self, table: str, goal: str) -> bool:
        """True where the rows of a table begin after those of another."""
        seen, waiting = {table}, [table]
        while waiting:
            further = self.after[waiting.pop()] - seen
            seen |= further
            waiting += further
        return goal in seen

    def _beginning(self, sheet: Sheet, paths: list[str], ends: list[str], along: bool) -> object:
        # guests are there before what they come to
        phases, margin = None if sheet.name in self._guests else self.phases[sheet.name], self._margin(sheet)
        if not paths and not sheet.in_order:
            root = self._of_root(sheet, phases, margin)
            return root if phases is None else self.or_young(sheet, phases, "", root, margin)
        if sheet.name in self.billed:
            return self._month_by_month(sheet, self.billed[sheet.name])
        if sheet.in_order:
            return self._one_after_the_other(sheet, margin)
        start = self._start(sheet, paths, ends, along)
        is_free = not ends or ends == [sheet.last]
        rule = self._between(sheet, start, self._not_after(sheet, phases, ends, margin, start), is_free)
        if phases is None or (along and sheet.near_to is None):
            return rule
        if is_free:
            return self.or_young(sheet, phases, start, rule, margin, sheet.last)
        if margin < WAITS:  # where none is younger, what is open is open for long: an account
            self.done_there(sheet, phases, self._sooner(sheet, paths, ends, rule))
        return rule

    def _between(self, sheet: Sheet, start: str, last: str, is_free: bool) -> dict[str, object]:
        """A time between two others, in the order in which the rows of an owner are numbered."""
        rule: dict[str, object] = {"provider": "datetime", "from": start, "to": last}
        if is_free:
            rule["from"] = f"{start} + INTERVAL 1 DAY"
            rule |= {"skew": 2} if self.has_children(sheet) else {}  # time is left for what happens to them
        owner = numbered_in_time(sheet)
        return rule if owner is None else {**rule, "in_turn": named(owner)}

    def _start(self, sheet: Sheet, paths: list[str], ends: list[str], along: bool) -> str:
        """The time before which a row has not begun: within another one it begins with that where what it uses seems to be younger."""
        start = self._not_before(sheet, paths, along)
        if sheet.name not in self.near or len(paths) < 2 or along or sheet.near_to is None:
            return start
        return sheet.hide("comes_after", f"IF({start} < {ends[0]}, {start}, {paths[0]})")

    def _sooner(self, sheet: Sheet, paths: list[str], ends: list[str], rule: dict[str, object]) -> str:
        """When a row would begin without who works on it, which its state says: by that it is known whether it still waits."""
        needed = [path for path in paths if not path.endswith("{first})")]
        if len(needed) in (0, len(paths)) or not sheet.states:
            return sheet.begun
        start = needed[0] if len(needed) == 1 else f"GREATEST({', '.join(needed)})"
        rule["stream"] = (
            f"{sheet.name}.begun"  # at the same part of the time between the bounds, so that it is not later
        )
        until = self._not_after(sheet, self.phases[sheet.name], ends, self._margin(sheet), start)
        return sheet.hide("waits_since", {**rule, "from": start, "to": until})

    def _not_after(self, sheet: Sheet, phases: Phases | None, ends: list[str], margin: int, start: str) -> str:
        """The time by which a row has begun; ``start`` is the one before which it has not."""
        last = f"TIMESTAMP(as_of) - INTERVAL {margin} DAY" if margin else "TIMESTAMP(as_of)"
        if phases is not None and phases.over and self._is_long(sheet):
            days = f"{margin} + IF({phases.says(phases.over)}, {self.days_of(sheet)}, 0)"
            last = f"TIMESTAMP(as_of) - INTERVAL {days} DAY"
        elif not ends:
            return f"-{margin}d"
        spans = self.schedules[sheet.name].spans
        if ends and spans and not spans[0].is_meant:  # it is over before what it belongs to is
            is_of_days = spans[0].unit == "DAY"
            length, unit = (self.days_of(sheet), "DAY") if is_of_days else (self.length_of(sheet, spans[0]), "MINUTE")
            room = sheet.hide("room", f"TIMESTAMPDIFF({unit}, {start}, {ends[-1]})")
            fits = sheet.hide("fits", f"IF({length} < {room}, {length}, ({room} + 1) DIV 2)")
            ends = [*ends[:-1], f"{ends[-1]} - INTERVAL {fits} {unit}"]
        return f"LEAST({', '.join([last, *ends])})" if ends else last

    def _margin(self, sheet: Sheet) -> int:
        """The days before the reference date that are left for what follows a beginning."""
        is_near = sheet.name in self.near
        margin = 0 if is_near and is_late(sheet) else 3 if is_near else _LONG_MARGIN if self.leaving else _MARGIN
        period = self.schedules[sheet.name].period
        margin += 2 * period.high if period is not None else 0
        deadline = self.deadline_of_others(sheet)
        margin += self.schedules[sheet.name].ahead[deadline.name] + 20 if deadline is not None else 0
        margin = max(margin, 240) if sheet.name in self.payers else margin
        is_used = sheet.name in self.leaving and self.has_children(sheet) and not self._is_long(sheet)
        margin = max(margin, 120) if is_used else margin  # no one leaves in the first weeks
        return max(margin, _EARLY) if sheet.name in self._guests else margin

    def _of_root(self, sheet: Sheet, phases: Phases | None, margin: int) -> dict[str, object]:
        """The beginning of a row that waits for no other."""
        if self.has_children(sheet) or (phases is not None and self._is_long(sheet)):
            latest = {0: 240, 1: _EARLY, 2: _EARLY + 200}[self._guests.get(sheet.name, 0)]
            earliest = _EARLY if self._is_young(sheet.name) else max(1460, 2 * self.time_of(sheet)[1] // _DAY)
            return {"provider": "datetime", "from": f"-{earliest}d", "to": f"-{latest}d"}
        return {"provider": "datetime", "from": "-365d", "to": f"-{margin + 1}d"}

    def _is_young(self, name: str) -> bool:
        """True for rows that are not older than those who come to them, or what is used for them, must be."""
        return name in self.booked or name in self.things or (name in self.hosts and name not in self._guests)

    def _not_before(self, sheet: Sheet, paths: list[str], along: bool) -> str:
        first = "TIMESTAMP(as_of) - INTERVAL 900 DAY"
        texts = [path.replace("{first}", first) for path in paths]
        if self._is_young(sheet.name):
            texts.append(f"TIMESTAMP(as_of) - INTERVAL {_EARLY} DAY")
        start = texts[0] if len(texts) == 1 else f"GREATEST({', '.join(texts)})"
        # what reads itself along a tree must do so in its own expression
        return sheet.hide("not_before", start) if not along and "(" in start else start

    def days_of(self, sheet: Sheet) -> str:
        """The days that the first span of a row lasts."""
        fixed = self.fixed[sheet.name]
        span = self.schedules[sheet.name].spans[0]
        if fixed is not None:
            return fixed.days
        return self.length_of(sheet, span) if span.unit == "DAY" else "1"

    def length_of(self, sheet: Sheet, span: Span) -> str:
        """The hidden column with the length of a span, in its unit."""
        step = {"step": step_of(span)} if step_of(span) > 1 else {}
        rule = {"provider": "integer", "min": span.low, "max": span.high, **step}
        length, taken = sheet.hide("length", rule), self.occupied.get(sheet.name)
        return length if taken is None or span.unit != "DAY" else sheet.hide("kept", f"LEAST({length}, {taken.slot})")

    def _one_after_the_other(self, sheet: Sheet, margin: int) -> dict[str, object]:
        """When a row begins whose balance follows from the rows before it, or that has a thing before others do; not long ago where it
        still has it."""
        link = sheet.builder.schema.single_link(sheet.name, sheet.in_order.strip("`"))
        if link is not None:  # a vehicle has a beginning though it has no times
            self.begin(self.sheets[link.parent])
        start, taken = f"{sheet.in_order}.begun", self.occupied.get(sheet.name)
        first = start
        if taken is not None and taken.is_open:
            young = f"TIMESTAMP(as_of) - INTERVAL {margin + 14} DAY"
            first = f"IF({taken.is_open}, GREATEST({start}, {young}), {start})"
        rule = {"provider": "datetime", "from": first, "to": f"-{_MARGIN}d", "in_turn": sheet.in_order}
        clocks = [each for each in self.times[sheet.name] if each.type.name in ("datetime", "timestamp")]
        is_for_days = not any(span.unit == "MINUTE" for span in self.schedules[sheet.name].spans)
        return {**rule, **at_hours(sheet)} if taken is not None and clocks and is_for_days else {**rule}

    def ready(self, sheet: Sheet) -> str:
        """The hidden column with the time at which everything is set that must be: children begin after it."""
        begun, plan = self.begin(sheet), self.schedules[sheet.name]
        if self.is_calendar(sheet):
            return begun
        if plan.period is not None:
            return sheet.hide("ready", f"TIMESTAMP({named(plan.period.end)})")
        latest = f"GREATEST(TIMESTAMP(as_of) - INTERVAL 5 DAY, {begun})"
        if plan.arranged is not None:
            return sheet.hide("ready", f"LEAST(TIMESTAMP({named(plan.arranged)}), {latest})")
        if self.is_stepwise(sheet):
            last = self.last_needed(sheet)
            span = next((each for each in plan.spans if self.start_part(sheet, each)), None)
            if span is not None and (last is None or plan.parts[last.name] < self.start_part(sheet, span)):
                return sheet.hide("ready", f"LEAST(COALESCE(TIMESTAMP({named(span.start)}), {begun}), {latest})")
            then = begun if last is None else named(last)
            return sheet.hide("ready", f"TIMESTAMP({then})") if last and last.type.name == "date" else then
        part = max([plan.ready, *(self.start_part(sheet, span) for span in plan.spans)])
        if not part:
            return begun
        return sheet.hide("ready", self.after_part(sheet, begun, part))

    def _month_by_month(self, sheet: Sheet, owner: Column) -> str:
        """The first day of the month of a bill, the first one after what is billed has begun."""
        link = sheet.builder.schema.single_link(sheet.name, owner.name)
        begun = f"{named(owner)}.{self.ready(self.sheets[link.parent])}" if link is not None else "TIMESTAMP(as_of)"
        return f"TIMESTAMP(DATE({begun}) - INTERVAL DAY({begun}) - 1 DAY + INTERVAL ORDINAL({named(owner)}) MONTH)"
