"""Words of Chinese characters, which are written without blanks between."""

from __future__ import annotations

from collections.abc import Mapping

_BAD = ("失败", "拒绝", "取消", "关闭", "过期", "超时", "无效", "作废", "异常", "不通过")


def chinese(word: str, foreign: Mapping[str, str]) -> str | None:
    """What a word of Chinese characters begins or ends with, by the ``foreign`` words, first of all what ends it badly; what awaits something (待) or has not done it
    (未) is pending, what is asked for (申请) requested."""
    if word in foreign:
        return str(foreign[word])
    if word[0] in "待未" and len(word) > 1:
        return "pending"
    if word.startswith("申请") and len(word) > 2:
        return "requested"
    bad = next((ending for ending in _BAD if word.endswith(ending) and ending in foreign), None)
    if bad is not None:
        return str(foreign[bad])  # 支付失败 is no payment
    parts = (
        word[start:end]
        for size in range(len(word), 0, -1)
        for start in range(len(word) - size + 1)
        for end in [start + size]
    )
    return next((str(foreign[part]) for part in parts if part in foreign), None)
