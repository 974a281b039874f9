"""A repository before and after a move of some of its files."""

from __future__ import annotations

import posixpath

from .files import Repository
from .resolution import Resolver


class Relocation:
    """``moves`` maps paths to new paths. ``resolver`` reads specifiers as they mean now, ``later`` as they will mean."""

    def __init__(self, repository: Repository, moves: dict[str, str]) -> None:
        self.before, self.moves = repository, moves
        self.moved = frozenset(moves)
        self.moved_folders = frozenset(posixpath.dirname(path) for path in moves)
        self.resolver = Resolver(repository)
        there = sorted((repository.paths - self.moved) | set(moves.values()))
        self.after = Repository(repository.root, "", repository.is_git, there)
        self.later = Resolver(self.after)
