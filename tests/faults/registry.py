"""Every fault that a case can have. The order decides the cases' numbers: add at the end."""

from __future__ import annotations

from .base import Fault
from .clients import ClientAsked, ClientKilled, ClientKilledInSight, PipeHeld, PipeTruncated
from .network import CommitUnanswered, NetworkCut, Silence
from .others import Clash, Meddling
from .refusals import AccountGone, PrivilegeRevoked, RowRefused, TableGone, TriggerSignals
from .servers import ConnectionsExhausted, PacketTooSmall, ServerKilled, ServerReadOnly
from .sessions import ConnectionKilled, IdleTooLong, QueryKilled
from .waiting import Deadlock, KilledWhileWaiting, LockWaitTimeout

FAULTS: tuple[type[Fault], ...] = (
    ClientKilled,
    ClientAsked,
    ClientKilledInSight,
    PipeHeld,
    PipeTruncated,
    ConnectionKilled,
    QueryKilled,
    KilledWhileWaiting,
    LockWaitTimeout,
    Deadlock,
    IdleTooLong,
    NetworkCut,
    CommitUnanswered,
    Silence,
    Clash,
    Meddling,
    RowRefused,
    TriggerSignals,
    PrivilegeRevoked,
    AccountGone,
    TableGone,
    ServerKilled,
    ServerReadOnly,
    PacketTooSmall,
    ConnectionsExhausted,
)
