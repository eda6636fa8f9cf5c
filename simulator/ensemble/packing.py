"""Tables as small blobs, every bit kept: by column, by byte, compressed."""

from __future__ import annotations

import json
import zlib

import numpy as np

LEVEL = 1  # more takes longer and saves next to nothing


def pack(table: np.ndarray) -> bytes:
    """Compress a table of records.

    First bytes with first bytes, second with second: neighbours in a column differ in
    the last bytes only.
    """
    columns = [
        np.frombuffer(table[name].tobytes(), np.uint8)
        .reshape(len(table), table.dtype[name].itemsize)
        .T.tobytes()
        for name in table.dtype.names or ()
    ]
    return zlib.compress(b"".join(columns), LEVEL)


def unpack(blob: bytes, rows: int, layout: np.dtype) -> np.ndarray:
    """Take a table out of its blob.

    Raises
    ------
    ValueError
        When the blob does not hold a table of this layout and length.
    """
    most = rows * sum(_width(layout, name) for name in layout.names or ())
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(blob, most + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(content) != most:
        msg = f"{len(content)} bytes where {most} belong"
        raise ValueError(msg)
    table = np.zeros(rows, layout)
    at = 0
    for name in layout.names or ():
        width = _width(layout, name)
        part = np.frombuffer(content, np.uint8, rows * width, at)
        column = np.ascontiguousarray(part.reshape(width, rows).T)
        field = layout[name]
        table[name] = column.view(field.base).reshape(rows, *field.shape)
        at += rows * width
    return table


def told(layout: np.dtype) -> str:
    """Write a layout down, to see whether a blob is of it."""
    return json.dumps([[n, str(layout[n])] for n in layout.names or ()])


def _width(layout: np.dtype, name: str) -> int:
    return layout[name].itemsize
