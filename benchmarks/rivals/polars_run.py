"""The tables of wholesale by polars, as CSV: ``python polars_run.py FACTOR OUT``. Its plainest shape:
columns of random numbers and words, without checks, sums over tables or quoting."""

import sys

import polars as pl

factor, out = int(sys.argv[1]), sys.argv[2]
STATUS = ["CONFIRMED", "PACKED", "SHIPPED", "DELIVERED"]


def pick(seed: int, n: int) -> pl.Expr:
    return pl.col("i").hash(seed) % n


def table(name: str, rows: int, columns: int) -> None:
    frame = pl.DataFrame({"i": pl.int_range(1, rows + 1, eager=True)}).with_columns(
        pl.format("ORD-{}", pl.col("i").cast(pl.String).str.zfill(6)).alias("number"),
        (1 + pick(1, 10 * factor)).alias("client"),
        (pick(2, 5000) / 8).alias("quantity"),
        (pick(3, 1100) / 100).alias("price"),
        pick(4, 4).replace_strict(dict(enumerate(STATUS))).alias("status"),
        (pl.date(2022, 1, 1) + pl.duration(days=pick(5, 1600).cast(pl.Int64))).alias("day"),
    )
    frame = frame.with_columns((pl.col("quantity") * pl.col("price")).round(2).alias("subtotal"))
    for number in range(columns):
        frame = frame.with_columns((pick(10 + number, 100_000) / 100).alias(f"amount{number}"))
    frame.write_csv(f"{out}/{name}.csv")


for name, rows, columns in (
    ("vendors", 5, 1), ("clients", 10, 9), ("products", 20, 0), ("batches", 30, 2), ("orders", 50, 2), ("invoices", 50, 4),
    ("payments", 30, 0),
):  # fmt: skip
    table(name, rows * factor, columns)
