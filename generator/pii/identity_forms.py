"""Identity numbers whose form says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lazy_patterns import lazy
from .resident_ids import CHECKS

# With the module of stdnum that knows their check digits, where they have some.
_FORMS = (
    (r"[A-CEGHJ-PR-TW-Z](?<![A-Z0-9].)[A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![A-Z0-9])", ""),
    (r"[0-9](?<![0-9].)[0-9]{5}[-+A-F][0-9]{3}[0-9A-FHJ-NPR-Y](?![A-Z0-9])", "fi.hetu"),
    (r"[A-Z](?<![A-Z].)[A-Z]{5}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z](?![A-Z0-9])", "it.codicefiscale"),
    (r"[A-Z](?<![A-Z].)[A-Z]{3}[0-9]{6}[HM][A-Z]{5}[0-9A-Z][0-9](?![A-Z0-9])", "mx.curp"),
    (r"[0-9](?<![0-9.].)[0-9]{2}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}(?![0-9])", "br.cpf"),
    (r"[1-8](?<![\w.-].)[0-9]{16}[0-9Xx](?![\w-])", "cn.ric"),
    (r"7(?<![\w.-].)84-?[0-9]{4}-?[0-9]{7}-?[0-9](?![\w-])", "ae.eid"),
    (r"[0-9](?<![\w.-].)[0-9]?\.[0-9]{3}\.[0-9]{3}-[0-9Kk](?![\w-])", "cl.rut"),
    (r"[0-9](?<![\w.-].)[0-9]{5}-[0-9]{2}-[0-9]{4}(?![\w-])", "my.nric"),
    (r"[1-8](?<![\w.-].)-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9](?![\w-])", "th.pin"),
    (r"[2-9](?<![0-9] .)(?<![0-9].)[0-9]{3} [0-9]{4} [0-9]{4}(?! ?[0-9])", "in_.aadhaar"),
)
_PATTERNS = tuple((lazy(pattern), module) for pattern, module in _FORMS)


def _one_of_them() -> str:
    """A pattern of what may be one of them, in one search: each begins with a digit behind no digit, or with the first of two letters or
    more. What may not be before a form is not looked at."""
    first = re.compile(r"\A(?:\[[^]]*\]|.)(?:\(\?<!.*?\))*")
    letters = [first.sub("", each) for each, _ in _FORMS if each.startswith("[A-")]
    digits = [first.sub("", each) for each, _ in _FORMS if not each.startswith("[A-")]
    return rf"[0-9A-Z](?:(?<=[0-9])(?<![0-9].)(?:{'|'.join(digits)})|(?<=[A-Z])(?<![A-Z].)(?=[A-Z])(?:{'|'.join(letters)}))"


_ANY = lazy(_one_of_them())


def numbers_in_form(text: str) -> Iterator[str]:
    """Each such number in ``text``, with right check digits where the form has some."""
    for pattern, module in _PATTERNS if _ANY.search(text) else ():
        for match in pattern.finditer(text):
            if not module or _is_valid(module, match[0]):
                yield match[0]


def _is_valid(module: str, number: str) -> bool:
    if module in CHECKS:
        return CHECKS[module](number)
    from stdnum.util import get_cc_module

    country, _, name = module.partition(".")
    check = get_cc_module(country, name)
    assert check is not None, f"stdnum has no {module}"
    return bool(check.is_valid(number))
