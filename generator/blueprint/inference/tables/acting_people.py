"""Who does something with rows, and in which table these people are: ``inspector_id`` is one of the employees, ``creator`` a user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....schema.model import Column, Table
from ..columns.context import is_boolean
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .called_tables import table_called

_DOERS = frozenset(
    """author owner creator editor assignee reviewer approver requester reporter manager leader supervisor handler operator cashier sender
    recipient receiver moderator inspector auditor lead""".split()
)
_AUTHORS = _DOERS | frozenset(
    "created updated modified deleted uploaded assigned approved "
    "requested reported managed handled closed resolved verified cancelled canceled submitted performed posted signed checked "
    "confirmed rejected published changed edited completed processed responsible opened paid issued received prepared".split()
)
_AGENTS = ("er", "or", "ist", "ician")
_NO_AGENTS = frozenset(
    """order number customer supplier user member letter folder carrier header center offer tender paper computer printer vendor sector factor
    color floor door motor tour container trailer tier layer register parameter counter meter quarter chapter voucher newsletter poster
    server cluster master filter router partner other buyer seller publisher manufacturer dealer provider employer broker tracker retailer transfer
    tutor_group borrower holder subscriber renter sponsor donor investor lender follower player passenger prisoner consumer settler
    answer identifier chamber timber lumber rubber copper corner banner scanner browser charger freezer boiler tower transformer reactor sensor
    detector connector elevator tractor generator compressor monitor indicator error mirror harbor anchor vector corridor cover wafer buffer
    matter diameter theater shelter adapter converter inverter cylinder cooler heater liner career pier barrier multiplier trigger ledger finger
    consignor consignee mortgagor assignor pledgor creditor debtor bidder winner payer payee insurer grantor caller shipper forwarder haulier
    burger bunker locker tanker marker sticker river water winter summer weather laser plotter mixer crusher dryer washer sprayer planter harvester
    digger loader crawler conveyor thermometer accelerometer transponder beacon modulator projector speaker microwave receiver_unit semester
    trimester december reminder disorder border folder power flower shower sender_account dossier fichier""".split()
)
_TRADES = frozenset(
    """salesperson guide mechanic nurse chef coach cook accountant assistant attendant captain clerk responsible agent expert veterinarian architect
    pilot secretary head boss guard caregiver foreman courier midwife judge representative rep custodian curator steward warden keeper""".split()
)
"""What employees are who are no rows of a table of their own."""
_OF_PROGRAMS = frozenset(
    "creator author editor uploader moderator owner updater modifier poster publisher sender recipient".split()
)
"""What users of a program are rather than employees."""
_USERS = ("user", "employee", "staff", "person", "member", "agent", "admin")
_EMPLOYEES = ("employee", "staff", "worker", "person", "user", "member", "agent", "admin")
CUSTOMERS = frozenset(
    """customer client patient guest visitor student pupil child participant passenger tenant resident donor owner borrower subscriber citizen
    candidate applicant buyer seller supplier vendor contact prisoner policyholder pensioner heir relative guardian parent beneficiary""".split()
)
_STAFF_WORDS = frozenset(
    "hired hire terminated termination left salary wage hourly payroll badge shift crew rank staffed employed employment leaving admission job".split()
)
_LIFE_OFCUSTOMERS = frozenset("birth born death deceased credit loyalty street postal insurance guardian".split())


class ActingPeople(NamedTuple):
    """The tables of people, by what declared references and columns say; ``by_table`` are those that a table's own references name."""

    referred: Counter[str]
    by_table: dict[str, Counter[str]]
    staff: Table | None


def acting_people(tables: Sequence[Table]) -> ActingPeople:
    """Find, once for a schema, in which tables those are who act in others."""
    by_table = {table.name: Counter(_declared(table)) for table in tables}
    referred = Counter[str]()
    for found in by_table.values():
        referred += found
    return ActingPeople(referred, by_table, _staff(tables))


def _declared(table: Table) -> Iterator[str]:
    """The tables, lower case, that references of one column point to which are called after what someone does."""
    for key in table.foreign_keys:
        words = words_of(key.columns[0])
        stem = words[:-1] if words[-1:] == ["id"] else words
        is_own_name = (
            tokens("_".join(stem))[-1:] == tokens(key.parent)[-1:]
        )  # ``adjuster_id`` of adjusters says nothing of others
        if len(key.columns) == 1 and stem and acts(stem) and not is_own_name:
            yield key.parent.lower()


def _staff(tables: Sequence[Table]) -> Table | None:
    """The only table of people whose columns say that they work there; else the only one whose people are no customers."""
    people = [table for table in tables if _is_of_people(table)]
    hired = [table for table in people if _STAFF_WORDS & _all_words(table)]
    others = [table for table in people if not _LIFE_OFCUSTOMERS & _all_words(table)]
    active = [table for table in others if "active" in _all_words(table)]
    for found in (hired, active, others, people):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def are_staff(table: Table) -> bool:
    """True for a table of people who are no customers: who worked on one row need not have worked on another."""
    last = set(tokens(table.name)[-1:])
    return not CUSTOMERS & last and (_is_of_people(table) or acts(words_of(table.name)))


def are_people(table: Table) -> bool:
    """True for a table of rows with names of people."""
    names = {tokens(column.name)[-2:] for column in table.columns}
    return ("first", "name") in names or ("last", "name") in names or ("full", "name") in names


def _is_of_people(table: Table) -> bool:
    """True for people who may act in others: with a first, last or full name, or a name and a day of being hired."""
    hired_on = (
        each for each in table.columns if "hired" in tokens(each.name) and each.type.name in ("date", "datetime")
    )
    is_hired = any(hired_on) and any(tokens(each.name) == ("name",) for each in table.columns)
    return (is_hired or are_people(table)) and not CUSTOMERS & set(tokens(table.name)[-1:]) and len(table.row_key) == 1


def _is_membership(table: Table) -> bool:
    """True for what says who is in what, without a name: the members of a group."""
    words = tokens(table.name)
    is_in = any(len(stem := tokens(each.name)[:-1]) and words[-len(stem) - 1 : -1] == stem for each in table.columns)
    return words[-1] == "member" and is_in and not _NAMES & _all_words(table)


_NAMES = frozenset("name email login username phone".split())


def _all_words(table: Table) -> set[str]:
    return {word for column in table.columns for word in tokens(column.name)}


def acts(words: Sequence[str]) -> bool:
    """True for what people are called by what they do: ``approver``, ``hiring_manager``, ``interviewer``, ``referred_by``."""
    last = tokens("_".join(words))[-1]
    return (
        last in _AUTHORS
        or last in _TRADES
        or (len(words) > 1 and words[-1] == "by")
        or last == "by"  # ``wydal_id``: one word of Slavic languages says who issued it
        or (len(last) > 5 and last.endswith(_AGENTS) and last not in _NO_AGENTS)
    )


def acts_alone(column: Column) -> bool:
    """True for a number that is called after who does something, without ``_id``: ``creator INT``; of ``leads`` there are so many."""
    words = tokens(column.name) if not column.name.lower().endswith("s") else ()
    return column.type.is_integer and not is_boolean(column.type) and len(words) == 1 and words[0] in _DOERS


def tables_of_people(
    people: ActingPeople, tables: Sequence[Table], prefix: list[str], table: Table, words: Sequence[str]
) -> Iterator[Table | None]:
    """The tables in which the people may be whom a column is called after, the likeliest first: whom declared references with such
    names point to, where they all point to one table; those of a table's own that do; users or employees; those who are hired."""
    by_name = {each.name.lower(): each for each in tables}
    for found in (people.by_table.get(table.name, Counter()), people.referred):
        if len(found) == 1:
            yield by_name.get(next(iter(found)))
    is_of_program = words[-1:] == ["by"] or bool(_OF_PROGRAMS & set(tokens("_".join(words))[-1:]))
    for each in _USERS if is_of_program else _EMPLOYEES:
        yield table_called(tables, prefix, [each], table)
        called = [other for other in tables if tokens(other.name)[-1:] == (each,) and not _is_membership(other)]
        yield min(
            called, key=lambda other: len(words_of(other.name)), default=None
        )  # users, before what joins them to others
    yield people.staff
