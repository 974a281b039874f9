"""Rebuild ``pii/known_words.json``: ``python -m seedsql.workflow.known_words FOLDER``.

The names and words of many countries are taken out of packages once and kept: masking needs them at once, and an upgrade of a
package is to change no pseudonym. FOLDER holds the unpacked distributions ``mimesis``, ``names``, ``stopwordsiso``,
``indian-names`` and ``english-words`` of the
Python package index, which nothing else needs.
"""

from __future__ import annotations

import json
import pickle
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..pii.keyed_random import plain
from ..pii.known_words import FILE, digest
from ..values.lexicon.known import known_names, lorem_words

_LAST_NAMES = 20_000  # of the census the most frequent: further ones are had by fewer than 600 people
_FREQUENT = {"female.first": 1000, "male.first": 500, "all.last": 3000}
"""Names of the census that are taken for names though they are a word of some language."""
_FREQUENT_WORDS = "de en es fr it nl pl pt".split()
_LANGUAGES = "bg cs da de el en es et fi fr hr hu it lt lv nl no pl pt ro ru sk sl sv tr uk".split()
_WIDTH = 118
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


# Names of Africa and of the Netherlands, Frisia and Brittany that the packages lack: frequent ones, from general knowledge.
_OWN_FIRST = (
    "Oluwaseun Oluwafemi Oluwatobi Olumide Olufemi Olusegun Oladele Adebayo Adewale Adekunle Adeola Adetola Ayodele Ayomide Babatunde Bolanle Bukola Damilola Folake Folasade "
    "Funmilayo Ifeoluwa Kehinde Taiwo Kolawole Modupe Olabisi Olayinka Omolara Opeyemi Rotimi Segun Temitope Titilayo Tunde Yetunde Chidi Chidinma Chiamaka Chibuike Chigozie Chika "
    "Chinedu Chinonso Chinwe Chioma Chukwuemeka Chukwudi Ebere Emeka Ifeanyi Ijeoma Ikechukwu Kelechi Nkechi Nkem Nnamdi Ngozi Nneka Obinna Obioma Ogechi Okechukwu Onyeka Uche Uchenna "
    "Uzoma Amara Aminu Bello Danjuma Habiba Hauwa Musa Sani Usman Yakubu Abena Abenaa Adwoa Afua Akosua Akua Akwasi Ama Amma Ekow Esi Kofi Kojo Kwabena Kwaku Kwame Kwasi Kweku "
    "Kwadwo Nana Yaa Yaw Achieng Akinyi Atieno Auma Awino Chebet Cherono Jelagat Jepkosgei Juma Kamau Kariuki Kiprop Kiprotich Kipchoge Makena Mumbi Mutua Mwangi Mwende Njeri Njoroge "
    "Nyambura Ochieng Odhiambo Omondi Otieno Owino Wairimu Wambui Wangari Wanjiku Abebe Almaz Alemayehu Bekele Dawit Desta Fikru Genet Getachew Girma Haile Hirut Kebede Mekonnen "
    "Meseret Mulugeta Selam Selamawit Tadesse Tesfaye Tigist Tsegaye Yohannes Bongani Lerato Lindiwe Lwazi Mandla Mpho Nandi Nomvula Nomusa Sibusiso Sipho Siyabonga Thabo Thandeka "
    "Thandiwe Themba Tshepo Zanele Zodwa Fatou Mamadou Ousmane Aissatou Moussa Awa Ibrahima Cheikh Binta Rokhaya Tendai Tapiwa Chipo Farai Rudo Tatenda Tinashe "
    "Truus Wietske Sietske Femke Fenna Jeltje Sjoerd Tjeerd Wiebe Douwe Hinke Ytsje Gerrit Joke Marijke Mieke Riet Toos Annelies Liesbeth Gwenaëlle Maëlle Nolwenn Soazig Yannig Erwan Loïc Ronan"
).split()
_OWN_LAST = (
    "Adeyemi Adebayo Adeleke Adesina Adichie Afolabi Ajayi Akande Akinola Alabi Aluko Amadi Anyanwu Awolowo Azikiwe Babangida Balogun Bankole Chukwu Danjuma Eze Ezeh Fashola Ibrahim "
    "Idowu Igwe Mbeki Mohammed Nwachukwu Nwankwo Nwosu Obasanjo Obi Odili Ogunleye Ojo Okafor Okeke Okonkwo Okoro Okoye Olaniyan Onwudiwe Onyekachi Oyelaran Oyelowo Uzor Acheampong "
    "Adjei Agyeman Amoah Ansah Appiah Asante Boateng Danso Gyamfi Mensah Nkrumah Ofori Opoku Osei Owusu Quaye Sarpong Kamau Kariuki Karanja Kimani Kiplagat Koech Maina Mutua Mwangi "
    "Ndungu Njoroge Nyong Ochieng Odhiambo Okoth Omondi Ongeri Otieno Ouma Owino Wanjala Wekesa Abebe Bekele Tesfaye Tadesse Wolde Dlamini Khumalo Mabaso Mahlangu Mkhize Mokoena Molefe "
    "Ndlovu Ngcobo Nkosi Ntuli Radebe Sithole Tshabalala Zulu Zuma Diallo Diop Fall Keita Konate Ndiaye Sarr Sow Toure Traore Chikwanha Moyo Mutasa Ncube Sibanda"
).split()


def build(folder: Path) -> dict[str, Any]:
    """Return each list with its sources, their licences, its digest and its words, as ``plain`` has them."""
    mimesis = _mimesis(folder)
    first, last = known_names()
    census = {which: _census(folder, which) for which in ("female.first", "male.first", "all.last")}
    indian = {
        which: [line.strip() for line in (folder / "indian_names" / which).read_text("utf-8").splitlines()[1:]]
        for which in ("first.female.names", "first.male.names", "last.names")
    }
    more = (
        f"indian-names {_version(folder, 'indian_names')}, Copyright 2021 Shraddha Kishan Tripathi (BSD 3-Clause)",
        "seedsql (MIT)",
    )
    faker, data = (
        f"Faker {version('faker')}, Copyright 2012 Daniele Faraglia (MIT)",
        f"mimesis {_version(folder, 'mimesis')}, Copyright 2016 Isaak Uchakaev (MIT)",
    )
    counted = "United States Census Bureau 1990, in names 0.3.0 (public domain)"
    stop = json.loads((folder / "stopwordsiso" / "stopwords-iso.json").read_text("utf-8"))
    names = {plain(name) for name in (*first, *last, *mimesis["names"], *mimesis["surnames"])}
    words = [*lorem_words(), *mimesis["words"], *(word for each in _LANGUAGES for word in stop[each])]
    # with a capital only a name among the words, but for German
    words = [word for word in words if word[:1] == word[:1].lower() or plain(word) not in names]
    frequent = {plain(name) for which, most in _FREQUENT.items() for name in census[which][:most]}
    # two sources agree that it is a name, and no list of a language's most frequent words has it
    agreed = {plain(name) for name in first} & {plain(name) for name in mimesis["names"]}
    common = {plain(word) for each in _FREQUENT_WORDS for word in stop[each]}
    frequent |= agreed - common
    frequent |= {plain(name) for name in last} & {plain(name) for name in mimesis["surnames"]} - common
    every_first = {plain(name) for name in (*first, *mimesis["names"], *census["female.first"], *census["male.first"])}
    return {
        "first_name": _entry(
            (faker, data, counted, *more),
            [_part(name, 0) for name in (*first, *mimesis["names"], *_OWN_FIRST)]
            + census["female.first"]
            + census["male.first"]
            + indian["first.female.names"]
            + indian["first.male.names"],
        ),
        # that people have it alone says so: two sources agree, or it is frequent in the census; and it is no word
        "lone_name": _entry(
            (faker, data, counted, *more),
            sorted(
                (
                    agreed
                    | {
                        plain(name)
                        for name in (*_OWN_FIRST, *indian["first.female.names"], *indian["first.male.names"])
                    }
                    | {plain(name) for which in ("female.first", "male.first") for name in census[which][:700]}
                )
                - {plain(word) for word in words}
                - _webster(folder)
            ),
        ),
        # and that are a rare word, too: not at the beginning of a sentence
        "inner_name": _entry(
            (counted,),
            sorted(
                {plain(name) for which in ("female.first", "male.first") for name in census[which][:400]}
                & _webster(folder)
            ),
        ),
        "last_name": _entry(
            (faker, data, counted, *more),
            [_part(name, -1) for name in (*last, *mimesis["surnames"], *_OWN_LAST)]
            + census["all.last"][:_LAST_NAMES]
            + indian["last.names"],
        ),
        # what a sentence has and the name of a product has not
        "function_word": _entry(
            (f"stopwordsiso {_version(folder, 'stopwordsiso')}, Copyright 2018 Gene Diaz and others (MIT)",),
            [word for each in _LANGUAGES for word in stop[each]],
        ),
        "word": _entry(
            (
                faker,
                data,
                f"stopwordsiso {_version(folder, 'stopwordsiso')}, Copyright 2018 Gene Diaz and others (MIT)",
                f"Webster's Second International 1934, in english-words {_version(folder, 'english_words')} (public domain)",
            ),
            [word for word in words if plain(word) not in frequent]
            + mimesis["dates"]
            + sorted(_webster(folder) & {plain(name) for name in census["all.last"]} - frequent - every_first),
        ),
    }


def _entry(sources: tuple[str, ...], words: Iterable[str]) -> dict[str, Any]:
    plainly = (plain(word.strip()) for word in words)
    kept = sorted({word for word in plainly if _WORD.fullmatch(word) and (len(word) > 1 or word > "\u3000")})
    return {"sources": list(sources), "digest": digest(kept), "words": kept}


def _part(name: str, which: int) -> str:
    """The first word of a first name, the last one of a last name."""
    parts = name.split()
    return parts[which] if parts and len(parts[which]) > 3 else name


def _mimesis(folder: Path) -> dict[str, list[str]]:
    """Names, and words of the language among which are months, weekdays, occupations and nationalities."""
    found: dict[str, list[str]] = {"names": [], "surnames": [], "words": [], "dates": []}
    for path in sorted((folder / "mimesis" / "datasets").glob("*/*.json")):
        content = json.loads(path.read_text("utf-8"))
        if path.name == "person.json":
            for key in ("names", "surnames"):
                found[key] += _texts(content.get(key, []))
            found["words"] += _texts([content.get(key, []) for key in ("nationality", "occupation")])
        elif path.name == "text.json":
            found["words"] += _texts([content.get(key, []) for key in ("words", "color", "level", "answers")])
        elif path.name == "datetime.json":
            found["dates"] += _texts([content.get(key, []) for key in ("month", "day")])
    return found


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    else:
        for each in content.values() if isinstance(content, dict) else content:
            yield from _texts(each)


def _webster(folder: Path) -> set[str]:
    """The words of the dictionary that it writes in small letters."""
    content = (folder / "english_words" / "data" / "web2.pickle").read_bytes()
    return {word for word in pickle.loads(content) if word.islower()}


def _census(folder: Path, which: str) -> list[str]:
    lines = next(folder.glob("names-*/names")).joinpath(f"dist.{which}").read_text("ascii").splitlines()
    return [line.split()[0] for line in lines]


def _version(folder: Path, package: str) -> str:
    return next(folder.glob(f"{package}-*.dist-info")).name.removesuffix(".dist-info").rpartition("-")[2]


def render(lists: dict[str, Any]) -> str:
    """The lists as JSON text, the words in lines."""
    content = {}
    for name, entry in lists.items():
        lines = [""]
        for word in entry["words"]:
            if len(lines[-1]) + len(word) >= _WIDTH:
                lines.append("")
            lines[-1] += f" {word}" if lines[-1] else word
        content[name] = {**entry, "words": lines}
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    FILE.write_text(render(build(Path(sys.argv[1]))), encoding="utf-8", newline="\n")
