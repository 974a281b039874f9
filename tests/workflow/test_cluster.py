"""Parts made by the workers of a Dask cluster: processes of this machine, one of which is killed on the way."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

import seedsql
from seedsql.errors import SeedsqlError, Unavailable, UsageError
from seedsql.script import parts as parts_module
from seedsql.script.manifest import read_manifest
from tests.script.seeds import ORCHESTRA

NAME = "0007_orchestra_small"
OPTIONS = seedsql.GenerationOptions(
    blueprint=str(ORCHESTRA / "blueprint.toml"), rows={"musician": 700}, row_format="mydumper"
)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> object:
    """A bucket of a server that speaks S3; workers that are started later find it by their environment."""
    import boto3  # these take a second to load, in every worker of a run if it is done above
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    for name, value in {
        "AWS_ENDPOINT_URL": "http://{}:{}".format(*server.get_host_and_port()),
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    boto3.client("s3").create_bucket(Bucket="seeds")
    yield boto3.resource("s3").Bucket("seeds")
    server.stop()


@pytest.mark.xdist_group("cluster")  # among the first: it takes as long as a hundred others
def test_workers_write_the_bytes_of_one_machine(bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    monkeypatch.setattr(parts_module, "CHUNK_ROWS", 500)
    monkeypatch.setattr(parts_module, "PART_BYTES", 1)  # a file for each chunk
    here, shared, remote = tmp_path / "here", tmp_path / "shared", tmp_path / "remote"
    seedsql.generate(OPTIONS, here)
    expected = {path.relative_to(here): path.read_bytes() for path in here.rglob("*") if path.is_file()}
    settings = {"threads_per_worker": 1, "dashboard_address": None, "local_directory": str(tmp_path / "scratch")}
    with distributed.LocalCluster(n_workers=2, **settings) as local:
        killed: list[int] = []

        def watch(plan: object) -> object:
            def progress(table: str, rows: int) -> None:
                if not killed:
                    killed.append(next(iter(local.workers.values())).pid)
                    os.kill(killed[0], signal.SIGKILL)

            return progress

        cluster = seedsql.Cluster(local.scheduler_address)
        seedsql.generate(OPTIONS, shared, watch, cluster=cluster)
        assert killed
        assert {path.relative_to(shared): path.read_bytes() for path in shared.rglob("*") if path.is_file()} == expected
        bucket.put_object(Key=f"demo/{NAME}.old.00000.sql", Body=b"of an earlier run")
        seedsql.generate(OPTIONS, remote, cluster=replace(cluster, target="s3://seeds/demo"))
    kept = {
        Path(f"{NAME}.mydumper") / each.key.removeprefix("demo/"): each.get()["Body"].read()
        for each in bucket.objects.all()
    }
    assert kept == {path: content for path, content in expected.items() if len(path.parts) > 1}
    assert {path.name: path.read_bytes() for path in remote.iterdir()} == {
        path.name: content for path, content in expected.items() if len(path.parts) == 1
    }
    assert len(read_manifest(remote, NAME).parts) == len(kept) - 1  # metadata is no part
    assert seedsql.check(remote, overrides={"blueprint": OPTIONS.blueprint}).ok


def test_what_a_cluster_cannot_do_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the format sql has none"):
        seedsql.generate(replace(OPTIONS, row_format="sql"), tmp_path, cluster=seedsql.Cluster())
    with pytest.raises(Unavailable, match="cannot be used"):
        seedsql.generate(OPTIONS, tmp_path, cluster=seedsql.Cluster(target="nonsense://a/b"))
    with pytest.raises(SeedsqlError, match="cannot be reached"):
        seedsql.generate(OPTIONS, tmp_path, cluster=seedsql.Cluster("tcp:/nowhere"))
    assert not list(tmp_path.iterdir())
