"""Which case the environment names, where only one is to run."""

from __future__ import annotations

import os

import pytest

ONE = os.environ.get("SEEDSQL_FAULT")


unless_one = pytest.mark.skipif(ONE is not None, reason="SEEDSQL_FAULT names one case")
