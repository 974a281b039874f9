"""Parts of a seed made by the workers of a Dask cluster, each from the numbers of its rows: the bytes are those of one machine.

A worker gets the sources and the options of the seed, plans it once, and writes parts to a directory that all workers see,
or to a URL of fsspec. A part has its name only when all of it is there, so that a worker may end at any point and another
makes the part again. https://distributed.dask.org/en/stable/resilience.html
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..errors import OutputError, SeedsqlError, Unavailable
from ..project import GenerationOptions

if TYPE_CHECKING:
    from ..script.bulk import MakeParts
    from ..script.manifest import PartFacts
    from ..script.parts import Part, PartMaker
    from ..script.store import PartStore
    from .sources import Sources

RETRIES = 5
"""How often a part is made again, on another worker, after an error of one."""
_HINT = "pip install 'seedsql[dask]', here and on the workers; for s3:// s3fs as well"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where parts are made and kept: ``scheduler`` is the address of a running one (tcp://…), None starts workers on this
    machine; ``target`` is a URL of fsspec for the parts, None the folder beside the scripts, which all workers must see."""

    scheduler: str | None = None
    target: str | None = None


def store_at(target: str) -> PartStore:
    """Return the store of a URL. Raises Unavailable (69) without the package for it, OutputError (73)."""
    from ..script.store import UrlStore

    try:
        return UrlStore.at(target)
    except (ImportError, ValueError) as error:
        raise Unavailable(f"the store {target} cannot be used: {error}", hint=_HINT) from None


def make_on_cluster(
    cluster: Cluster,
    options: GenerationOptions,
    sources: Sources,
    maker: PartMaker,
    progress: Callable[[str, int], None] | None,
    jobs: int | None,
) -> MakeParts:
    """Make parts on the workers of a cluster; ``jobs`` is how many are started where no scheduler is named.

    Raises Unavailable (69) when the cluster cannot be used.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise Unavailable("the package distributed is not installed", hint=_HINT) from None
    # what a worker needs to plan the seed: no file of this machine
    spec = pickle.dumps((sources, replace(options, schema=(), blueprint=None, templates=None)))

    def make(store: PartStore) -> Iterator[tuple[PartFacts, object]]:
        with _client(distributed, cluster, jobs) as client:
            _require_same_version(client)
            parts = maker.parts()
            futures = {
                client.submit(_make_part, spec, part, store, retries=RETRIES, pure=False): part for part in parts
            }
            done: dict[str, int] = {}
            made: dict[str, tuple[PartFacts, object]] = {}
            for future in distributed.as_completed(futures):
                part = futures[future]
                made[part.name] = _result(future, part)
                done[part.table] = done.get(part.table, 0) + part.last - part.first
                if progress is not None:
                    progress(part.table, done[part.table])
        yield from (made[part.name] for part in parts)

    return make


def _client(distributed: Any, cluster: Cluster, jobs: int | None) -> Any:
    """A client of the scheduler, or of one with workers on this machine, which end with it."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a lost worker is a part made again
    try:
        if cluster.scheduler is not None:
            return distributed.Client(cluster.scheduler, timeout=20)
        workers = {"n_workers": jobs or os.cpu_count(), "threads_per_worker": 1, "dashboard_address": None}
        return distributed.Client(**workers, silence_logs=logging.CRITICAL)
    except (OSError, ValueError) as error:
        raise Unavailable(
            f"the scheduler {cluster.scheduler or 'on this machine'} cannot be reached: {error}",
            hint="start one: dask scheduler, and workers: dask worker tcp://HOST:8786",
        ) from None


def _require_same_version(client: Any) -> None:
    """Another version may make other bytes."""
    try:
        versions = set(client.run(_version).values())
    except Exception as error:  # whatever a worker runs into that has no seedsql
        raise Unavailable(f"a worker cannot import seedsql: {error}", hint=_HINT) from None
    if versions - {__version__}:
        raise Unavailable(
            f"workers have seedsql {', '.join(sorted(versions))}, and this is {__version__}",
            hint="install the same version everywhere",
        )


def _version() -> str:
    return __version__


def _result(future: Any, part: Part) -> tuple[PartFacts, object]:
    try:
        facts, found = future.result()
    except SeedsqlError:
        raise
    except Exception as error:
        raise OutputError(
            f"{part.name} was not made, after {RETRIES + 1} attempts: {type(error).__name__}: {error}",
            hint="look at the workers' logs; what was there before has not changed",
        ) from None
    return facts, found


def _make_part(spec: bytes, part: Part, store: PartStore) -> tuple[PartFacts, object]:
    """Make a part and put it where it belongs; runs in a worker."""
    made = _maker(spec).make(part)
    store.put(part.name, made.content)
    return made.facts, made.found


@lru_cache(maxsize=2)
def _maker(spec: bytes) -> PartMaker:
    from .part_makers import maker_of
    from .plans import plan_from

    sources, options = pickle.loads(spec)
    return maker_of(plan_from(sources, options), options.row_format)[0]
