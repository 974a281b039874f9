"""What the names of numbers say of the rows that refer to a row: how many there are, what they come to, in which state they are."""

from __future__ import annotations

TOTALS = frozenset("total sum overall lifetime all".split())
COUNTS = frozenset("count number".split())
FILLERS = frozenset("amount value of in duration time quantity weight volume unit".split())
"""What is said of numbers of any kind."""

GOODS = frozenset("item piece product article good part".split())
AMOUNTS = frozenset("amount value cost charge sale revenue gross net turnover".split())
"""What money may be called without saying what it is of."""

LIMITS = frozenset("maximum minimum limit per planned target".split())
HIGHEST = frozenset("highest largest best biggest top winning".split())
LOWEST = frozenset("lowest smallest cheapest".split())
_OF_ROW = frozenset(
    """capacity goal expected estimated budget budgeted rate percent price tare remaining left free available allowed required ordered last
    latest first next opening closing initial final standard default each reserve reserved rank position sequence line level version year
    age day month week threshold odometer mileage current permitted floor page timestamp split share held stored kept""".split()
)
NOT_OF_ROWS = LIMITS | HIGHEST | LOWEST | _OF_ROW
"""What a row says of itself: no sum or count of others."""

OF_ONE = frozenset(("unit", "price"))
OWED = frozenset("open outstanding owed due debt receivable unpaid balance rest current remaining left".split())
"""What is left of amounts: it is no sum of all."""

LINES = frozenset("line item position entry detail".split())
GENERAL = LINES | frozenset("log record transaction movement register history".split())
"""Rows that are called after what they are of."""

PEOPLE = frozenset("person participant guest head headcount pax seat place ticket traveler passenger visitor".split())
PARTS = frozenset("split share allocation instalment installment schedule".split())
"""Rows that are parts of an amount that is known before."""

PIECES = frozenset(
    "lesson module chapter track song episode leg segment section step exercise stage lecture part unit clip scene lap".split()
)
"""What something consists of, so that its length is theirs together."""

OPTIONS = frozenset("option candidate choice".split())
"""What is voted for, so that the votes are theirs together."""

HAPPENED = frozenset(
    """actual sold issued used made received logged recorded registered found booked taken assigned enrolled sent delivered shipped played completed
    done performed raised collected earned spent given produced harvested posted submitted entered reported observed driven worked redeemed
    consumed allocated scheduled attended served handled processed scanned counted picked packed lent borrowed rented hired""".split()
)
"""What was done, where there is a row for each time: it names no rows of its own."""

DEEDS = {
    "failed": ("error", "failure"),
    "registered": ("enrolled", "registration", "signup"),
    "enrolled": ("registration", "registered", "signup"),
    "cost": ("expense", "expenditure", "spending"),
    "downtime": ("stoppage", "outage", "failure", "breakdown", "stop", "incident"),
    "runtime": ("run",),
    "paid": ("payment", "instalment", "installment", "settlement"),
    "sold": ("sale", "order", "ticket"),
    "spent": ("expense", "purchase", "cost"),
    "raised": ("donation", "pledge", "contribution"),
    "collected": ("payment", "receipt", "donation"),
    "withdrawn": ("withdrawal", "disbursement", "drawdown"),
    "drawn": ("drawdown", "drawing"),
    "yield": ("harvest", "crop", "picking"),
    "harvested": ("harvest", "picking"),
    "recipient": ("delivery", "email", "message", "mail", "letter", "send", "mailing"),
    "participant": ("registration", "enrolment", "enrollment", "signup", "booking"),
    "attendee": ("registration", "attendance", "booking", "ticket"),
    "guest": ("registration", "booking", "rsvp"),
    "worked": ("shift", "timesheet"),
    "driven": ("trip", "drive", "ride"),
    "fuel": ("refueling", "refuel", "fill", "fillup"),
    "answer": ("response", "reply"),
    "occupied": ("stay", "occupancy", "tenancy", "lease", "booking", "reservation", "placement", "allocation"),
    "rented": ("rental", "lease", "hire"),
}
"""What is called by a word that is no form of theirs."""

AT_PRESENT = frozenset(("occupied", "rented"))
"""What says how it is now: of the rows those that are not over."""
