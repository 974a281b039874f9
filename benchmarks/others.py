"""The other tools, in an environment of the benchmark's own: by pip in a venv, and by npm where there is node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

RIVALS = Path(__file__).parent / "rivals"
PACKAGES = ("duckdb", "polars", "mimesis", "Faker")
NODE_PACKAGES = ("drizzle-orm", "drizzle-seed")


@dataclass(frozen=True)
class Others:
    """``python`` has the packages; ``node`` is the folder with drizzle.mjs, None where it could not be installed.
    ``versions`` are those of all of them."""

    python: Path
    node: Path | None
    versions: dict[str, str]


def install() -> Others:
    """Install what is missing below the user's cache folder; needs a package index the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "seedsql" / "benchmark"
    python = cache / "venv" / "bin" / "python"
    if not python.exists():
        print("installing", ", ".join(PACKAGES), "into", cache, file=sys.stderr)
        venv.create(cache / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "-qq", "install", *PACKAGES], check=True)
    versions = {name: _version(python, name) for name in PACKAGES}
    return Others(python, _node(cache / "node", versions), versions)


def _version(python: Path, package: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def _node(folder: Path, versions: dict[str, str]) -> Path | None:
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("there is no node and npm: drizzle-seed is not measured", file=sys.stderr)
        return None
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules" / "drizzle-seed").exists():
        done = subprocess.run(["npm", "install", "--silent", "--prefix", folder, *NODE_PACKAGES], check=False)
        if done.returncode:
            print("npm could not install drizzle-seed: it is not measured", file=sys.stderr)
            return None
    shutil.copy(RIVALS / "drizzle.mjs", folder)
    manifest = (folder / "node_modules" / "drizzle-seed" / "package.json").read_text(encoding="utf-8")
    versions["drizzle-seed"] = manifest.split('"version": "')[1].split('"')[0]
    return folder
