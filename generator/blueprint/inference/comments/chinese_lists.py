"""Codes and what they mean in Chinese comments, which have no blanks between words: ``状态（0正常 1停用）``, ``0是可申请，1是已取消``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy

_HAN = lazy(r"[\u3400-\u9fff]")
_IS = r"(?:则是|则为|代表|表示|->|=>|[-–=:：.、是则为])"
# A code begins the text or is behind a sign, a blank or a character; 如果是 (if it is) may be before it.
_PAIR = lazy(
    rf"(?<![A-Za-z0-9_.>=-])(?:(?:如果|如)?(?:是|如)?(?:\w*?=)?)?(?P<code>-?\d{{1,3}})\s*[，,]?\s*(?:{_IS}\s*)?"
    r"(?P<label>(?:[(（][\u3400-\u9fff]+[)）])?[A-Za-z]{0,8}\s?[\u3400-\u9fff][^\d,，;；、。)）(（]{0,30}?)\s*"
    r"(?=[,，;；、。)）(（]|\s|-?\d|$)"
)
_OTHERS_TOO = lazy("其[他它]值|默认[是为]|大于|小于|至少|最多")  # the codes are exceptions among numbers
_COUNTED = lazy(
    "(?:[天日周月年时分秒次个元位条张件份人岁米克升倍折字]|小时|分钟|公斤|千克|厘米|毫米)(?:以[上下内])?"
)  # 7天 is a number of days
# 新建为0，通过为1 has each code behind what it means
_BEHIND = lazy(
    r"(?:^|(?<=[,，;；、。\s:：(（]))(?P<label>[\u3400-\u9fff]{1,12}?)[为是](?P<code>-?\d{1,3})(?=[,，;；、。)）\s]|$)"
)
_OF_ANOTHER = lazy(r"如果(?:是)?(?P<name>[a-z_]+)\s*=")


_LABEL = lazy(r"(?<=[A-Za-z0-9_])\s*[-:=]?\s*[\u3400-\u9fff]+(?=\s*(?:[,，、/|;；)]|$))")
_ASCII_SIGNS = str.maketrans("（）：", "():")


def has_labels(text: str) -> bool:
    """Whether a comment is in Chinese, whose words beside codes say what they mean."""
    return _HAN.search(text) is not None


def without_labels(text: str) -> str:
    """The codes of a comment without what each means, and with its signs in ASCII: ``类型（IN入库/OUT-出库）`` is ``类型(IN/OUT)``."""
    return _LABEL.sub("", text.translate(_ASCII_SIGNS)) if has_labels(text) else text


def chinese_pairs(name: str, text: str) -> list[tuple[str, str]]:
    """The codes of a comment in Chinese with what each means; none where it is in another language, names fewer than two, one of them
    twice, counts something, or is about the codes of another column than ``name``."""
    if _HAN.search(text) is None or _OTHERS_TOO.search(text) is not None:
        return []
    about = _OF_ANOTHER.search(text)
    if about is not None and about["name"] != name.lower():
        return []
    pairs = [(match["code"], _label(match)) for match in _BEHIND.finditer(text)]
    if len(pairs) < 2:
        pairs = [(match["code"], _label(match)) for match in _PAIR.finditer(re.sub(r"[（(](?=-?\d)", " ", text))]
    if (
        len(pairs) < 2
        or len({code for code, _ in pairs}) < len(pairs)
        or any(_COUNTED.fullmatch(label) for _, label in pairs)
    ):
        return []
    return pairs


def _label(match: re.Match[str]) -> str:
    """What a code means; what is closed under a number below 0 was called off."""
    label = match["label"].strip()
    return "取消" if match["code"].startswith("-") and label.endswith("关闭") else label
