"""Tables of any kind as Parquet files, for DuckDB, Spark, pandas and R."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from proceedings_db.records import ProceedingsError

ColumnKind = Literal["integer", "text", "number", "flag"]
_TYPES: Final[dict[ColumnKind, str]] = {"integer": "int64", "text": "string", "number": "float64", "flag": "bool"}


def write_parquet(path: Path, columns: dict[str, ColumnKind], batches: Iterable[Sequence[Sequence[Any]]]) -> int:
    """Write rows to one file, each batch a row group, and return how many; a table without rows has its columns.

    Raises:
        ProceedingsError: pyarrow is not installed.
    """
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise ProceedingsError(
            "Parquet needs the library pyarrow. Install it with: pip install 'proceedings-db[parquet]'"
        ) from error
    kinds = {name: pyarrow.type_for_alias(_TYPES[kind]) for name, kind in columns.items()}
    schema = pyarrow.schema(list(kinds.items()))
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in batches:
            held = zip(*rows, strict=True)
            arrays = [
                pyarrow.array(_fit(values, columns[name]), kinds[name])
                for name, values in zip(columns, held, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            count += len(rows)
    return count


def _fit(values: Iterable[Any], kind: ColumnKind) -> list[Any]:
    """SQLite gives flags as 0 and 1, and text may hold halves of surrogate pairs."""
    if kind == "flag":
        return [None if value is None else bool(value) for value in values]
    if kind == "text":
        return [value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values]
    return list(values)
