"""Packages of Node, installed once for all tests that use them: they carry the mark ``NODE``, which keeps them on one worker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = ("dbmate@2", "knex@3", "mysql2@3")


@pytest.fixture(scope="session")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose ``node_modules`` holds ``PACKAGES``."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm and node are not installed")
    folder = tmp_path_factory.mktemp("node")
    words = ["install", "--no-audit", "--no-fund", "--cache", str(folder / "cache"), *PACKAGES]
    done = subprocess.run([npm, *words], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot install {', '.join(PACKAGES)}: {done.stderr[-200:]}")
    return folder
