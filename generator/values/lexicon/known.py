"""People's names of many countries, to recognise real ones by. Nothing is ever written with them."""

from __future__ import annotations

from importlib import import_module

_LOCALES = (
    "en_US en_GB en_IN en_IE en_NZ de_DE de_AT de_CH fr_FR fr_CH es_ES es_MX es_CO es_AR it_IT pt_PT pt_BR nl_NL nl_BE "
    "pl_PL cs_CZ sk_SK sl_SI hr_HR hu_HU ro_RO bg_BG sv_SE no_NO da_DK fi_FI et_EE lt_LT lv_LV tr_TR el_GR ru_RU uk_UA "
    "ar_SA fa_IR he_IL hi_IN vi_VN id_ID ja_JP ko_KR zh_CN"
).split()


def known_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last names that Faker knows of the countries above, as it writes them (about 0.4 s)."""
    first: set[str] = set()
    last: set[str] = set()
    for locale in _LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:  # another Faker, with other locales
            continue
        for attribute, names in vars(provider).items():
            if isinstance(names, (tuple, list, dict)):
                words = {name for name in names if isinstance(name, str)}
                if "first_name" in attribute:
                    first |= words
                elif "last_name" in attribute:
                    last |= words
    return frozenset(first), frozenset(last)
