"""First names of Korea, Taiwan and China by their syllables, which few lists have."""

from __future__ import annotations

from ..lazy_patterns import lazy
from .keyed_random import plain

# Given names of two syllables as Korea and Taiwan write them: Min-jun.
_SYLLABLES = lazy(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
# A given name of two syllables in Hanyu Pinyin (ISO 7098), and family names that hardly any other people have.
_FINAL = "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ue|ui|un|uo|a|e|i|o|u)"
_PINYIN = lazy(rf"(?:[ZCS]h|[BPMFDTNLGKHJQXRZCSYW]){_FINAL}(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw]){_FINAL}")
_CHINESE = frozenset(
    "wang zhang liu chen yang huang zhao zhou xu zhu guo liang zheng luo xie tang han cao deng xiao feng zeng cheng cai pan yuan dong wei jiang "
    "ouyang situ sima shen jia xia fang zou xiong meng qin qiu zhuge zhan zhong zhuang zuo bai bao cen chai chang dai diao ding dou du fu geng gong gu guan hao hou jian jin jing "
    "kang kong lai lei leng liao lin ling long lu lou ma mao mei miao mou ning niu nie pang pei peng ping qi qian qiao qu ren rong ruan shao shi shu song su sun tan tao teng tian tong "
    "tu wan wen weng wu xi xiang xing xue xun yan yao ye yi yin you yu yue yun zang zhai he li hu lü shangguan murong xiahou huangfu dongfang".split()
)


def has_syllables(first: str) -> bool:
    """Whether a first name is of two syllables with a hyphen: Min-jun."""
    return _SYLLABLES.fullmatch(first) is not None


def is_chinese(first: str, last: str) -> bool:
    """Whether a first name is of two syllables of Hanyu Pinyin and beside a family name of China: Xiaoming Wang."""
    return _PINYIN.fullmatch(first) is not None and plain(last) in _CHINESE
