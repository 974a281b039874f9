"""Data classes that are made in a third of the time: a command loads sixty of them.

The standard library writes and compiles up to six methods for each class. Here ``__init__`` alone is compiled; the other methods are
the same functions for all. That a class is frozen is what the type checker sees to, which takes this decorator for the library's own:
at run time nothing does, as a check in ``__setattr__`` would make each object slower, not only each class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(kind=None, /, *, frozen=False, slots=False, eq=True):
        """As ``dataclasses.dataclass``, for classes that compare all fields or none."""

        def made(plain):
            found = dataclasses.dataclass(plain, repr=False, eq=False, slots=slots)
            fields = dataclasses.fields(found)
            methods = {"__repr__": _repr_of([each.name for each in fields if each.repr])}
            if eq:
                methods |= _comparing([each.name for each in fields if each.compare], frozen)
            for name, method in methods.items():
                if name not in vars(plain):
                    setattr(found, name, method)
            return found

        return made if kind is None else made(kind)

    def _repr_of(names):
        def __repr__(self):
            return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

        return __repr__

    def _comparing(names, is_hashable):
        values = attrgetter(*names) if names else lambda _: ()

        def __eq__(self, other):
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if is_hashable else None}
