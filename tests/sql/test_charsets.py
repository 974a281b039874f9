"""A character set means here what it means to the servers: both ways, for every character of the small ones."""

from __future__ import annotations

from functools import cache

import pytest

from seedsql.sql.charsets import CODECS, decode, encode
from tests.servers import Database

CHARACTERS = [chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000]
BLOCKS = ["".join(CHARACTERS[start : start + 256]) for start in range(0, len(CHARACTERS), 256)]
SHARE = 400


@cache
def held(charset: str) -> list[tuple[str, bytes]]:
    """The characters that a set holds, with their bytes: all of a small set, an even share of a large one."""
    pairs = []
    codec = CODECS.get(charset, "cp1252")
    for character in "".join(block for block in BLOCKS if block.encode(codec, "ignore")):  # of most blocks none has any
        try:
            pairs.append((character, encode(character, charset)))
        except ValueError:
            continue
    return pairs if len(pairs) <= SHARE else pairs[:: len(pairs) // SHARE] + pairs[:128]


@pytest.mark.xdist_group("charsets")  # what is held is found once for both servers
@pytest.mark.parametrize("charset", ["latin1", *CODECS])
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_the_servers_agree(database: Database, charset: str) -> None:
    if (database.kind, charset) == ("mariadb", "gb18030"):
        pytest.skip("MariaDB does not have it")
    pairs = held(charset)
    assert len(pairs) >= 100
    asked = [
        f"(SELECT {index}, HEX(CONVERT(_{charset} X'{data.hex()}' USING utf8mb4)), "
        f"HEX(CONVERT(_utf8mb4 X'{character.encode().hex()}' USING {charset})))"
        for index, (character, data) in enumerate(pairs)
    ]
    for start in range(0, len(asked), 100):
        for index, text, data in database.query(" UNION ALL ".join(asked[start : start + 100])):
            character, wanted = pairs[index]
            assert (bytes.fromhex(text).decode(), bytes.fromhex(data)) == (character, wanted)
    assert all(decode(data, charset) == character for character, data in pairs)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b"\xff", "utf8mb4"),
        (b"\xe9", "ascii"),
        (b"\x81", "sjis"),
        (b"\xd8\x00", "utf16"),
        (b"x", "klingon"),
        (b"\xa4", "greek"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, charset: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data, charset)


@pytest.mark.parametrize(
    ("text", "charset"),
    [("日", "latin1"), ("\x80", "latin1"), ("😀", "utf8mb3"), ("😀", "ucs2"), ("ж", "latin2"), ("\\", "sjis")],
)
def test_text_that_a_character_set_does_not_hold_is_refused(text: str, charset: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        encode(text, charset)
