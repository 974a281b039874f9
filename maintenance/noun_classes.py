"""Rebuild ``blueprint/inference/words/nouns.toml``: ``python -m maintenance.noun_classes [FOLDER]``, FOLDER where WordNet 3.0 is
(``/usr/share/wordnet`` of Debian's ``wordnet-base``).

WordNet says of a noun what it is a kind of, and that is kept where it can hardly be mistaken: nouns of which nearly all senses are people.
What a verb or a thing is nearest to was tried and is not kept: of verbs in the tables of words the nearest other one has the same place in a
process for 54 % only, of things the nearest other one is of a like size for 64 %.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from seedsql.blueprint.inference.words.people import FILE, digest

SOURCE = "WordNet 3.0, Copyright 2006 by Princeton University (WordNet 3.0 licence)"
LICENCE = """\
This software and database is being provided to you, the LICENSEE, by Princeton University under the following license. By obtaining, using
and/or copying this software and database, you agree that you have read, understood, and will comply with these terms and conditions.:

Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and without fee or royalty is
hereby granted, provided that you agree to comply with the following copyright notice and statements, including the disclaimer, and that the
same appear on ALL copies of the software, database and documentation, including modifications that you make for internal use or for
distribution.

WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.

THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF
EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR
PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS
OR OTHER RIGHTS.

The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution of the software and/or
database. Title to copyright in this software, database and any associated documentation shall at all times remain with Princeton University
and LICENSEE agrees to preserve same."""
"""Which is to be on all copies."""
FOLDER = "/usr/share/wordnet"
LEAST_SHARE = 0.75
"""How much of a noun's use must be people: of senses that texts were never counted for, the later one counts half of the one before."""
SHORTEST = 4
WIDTH = 118

KINDS = """worker professional performer creator leader official client contestant adjudicator entertainer employee expert laborer
negotiator preserver caretaker lawman applicant debtor creditor borrower lender witness prisoner authority scientist nurse sick_person deliveryman
seller buyer communicator serviceman capitalist owner donor recipient learner clergyman traveler defender user victim guardian""".split()
"""What people are who are in tables, rather than what they are like."""

LEFT_OUT = frozenset(
    """academic addressee authority bear bull broker caller carrier caterer challenger champion competitor consumer courier critic dealer defaulter
    developer distributor domestic equal exporter exhibitor expert fan feeder follower groom handler importer infant informant invalid invader
    leader loader loser marketer merchant mover operative operator opponent packer player post presenter prior private privates probable producer
    professional provider publisher purchaser reader receiver regular reporter requester retailer rival runner seed seeded seller sender shipper
    shrink solicitor specialist sponsor star stock super supplier switcher system tracker trader trader transmitter user vendor victor wholesaler
    winner writer domestic builder finisher scanner processor printer sealer starter sweeper spotter shooter skimmer slicer blocker
    challenger conductor contributor creator designer founder grantor holder insurer investor issuer lessor maker manufacturer owner partner
    principal promoter refiner registrant restorer subscriber successor taker timer troubleshooter warehouser insured deceased accused
    blaster bleacher bleeder booster bowler coaster crasher cropper cutter draper fixer flier framer gopher jerker joker jumper laminator lifter lister
    major matcher melter minor monitor mounter picker planter plower plugger plunger puncher raiser ranger reaper reeler repairer ringer roaster
    rocker roper scorer scourer scratcher screener shielder shover skidder sleeper slider slugger smoker splicer splitter sponger stacker
    stamper starer steerer stemmer stitcher striker stringer sucker superior tackle tackler tapper taster topper toter treater trier turner twirler
    vaulter voicer voider waster waterer wheeler whistler wirer wrecker yanker general temp temporary server master casualty auxiliary
    canary candidate commander companion concessionaire extern familiar federal federals independent justice king knight lapidary legate
    marine noble prince principal republican scout sire sovereign provider contractor agent mapper sorter artist organizer organiser intern peer logger authenticator allocator
    indexer enumerator invalidator propagator protector listener messenger rover voyager pioneer guard sentry sentinel marshal marshall
    assignee assignor authorizer buyer bidder client customer driver editor employer member poster passive active""".split()
)
"""What is a company, a team, a machine, a setting or a table's own word as often as a person."""

_IMPOLITE = re.compile(
    r"offensive|slang|disparag|derogat|slur|pejorative|contempt|informal|fool|mytholog|Bible|ancient|Roman|Greek|medieval|archaic|obsolete"
    r"|sexual|prostitut|drug|drunk|slave|negro|ethnic|stupid|lazy|alcohol|miser|insane|crazy|inferior|coward|criminal|gossip|boring|annoy"
)


@dataclass(frozen=True)
class Sense:
    """One meaning of a noun: what it is a kind of, and whether it is a single person, place or thing."""

    kind_of: tuple[str, ...]
    is_instance: bool
    gloss: str


class Nouns:
    """The nouns of WordNet: the senses of each, the most frequent one first, and how often texts had it."""

    def __init__(self, folder: Path) -> None:
        self.senses = dict(self._senses(folder / "data.noun"))
        self.index = dict(self._index(folder / "index.noun"))
        self.counts = dict(self._counts(folder / "cntlist.rev"))

    @staticmethod
    def _lines(path: Path) -> Iterator[str]:
        return (line for line in path.read_text("utf-8").splitlines() if not line.startswith("  "))

    def _senses(self, path: Path) -> Iterator[tuple[str, Sense]]:
        for line in self._lines(path):
            words, _, gloss = line.partition("|")
            fields = words.split()
            first = 4 + 2 * int(fields[3], 16)
            pointers = [fields[at : at + 2] for at in range(first + 1, first + 1 + 4 * int(fields[first]), 4)]
            kind_of = tuple(at for sign, at in pointers if sign == "@")
            yield fields[0], Sense(kind_of, any(sign == "@i" for sign, _ in pointers), gloss)

    def _index(self, path: Path) -> Iterator[tuple[str, list[str]]]:
        for line in self._lines(path):
            fields = line.split()
            yield fields[0], fields[4 + int(fields[3]) + 2 :]

    def _counts(self, path: Path) -> Iterator[tuple[tuple[str, int], int]]:
        for line in self._lines(path):
            key, number, count = line.split()
            lemma, _, kind = key.partition("%")
            if kind.startswith("1"):
                yield (lemma, int(number)), int(count)

    def shares(self, lemma: str) -> list[tuple[Sense, str, float]]:
        """The senses of a noun, where each is, and which part of its uses each has."""
        ids = self.index[lemma]
        uses = [self.counts.get((lemma, number), 0) + 0.5**number for number in range(1, len(ids) + 1)]
        return [(self.senses[at], at, use / sum(uses)) for at, use in zip(ids, uses, strict=True)]

    @cache  # noqa: B019
    def above(self, at: str) -> frozenset[str]:
        """All that a sense is a kind of, and itself."""
        return frozenset((at,)).union(*(self.above(each) for each in self.senses[at].kind_of))


def people(nouns: Nouns) -> list[str]:
    """Nouns in the singular that are people by what they do, in the order of the alphabet."""
    person = nouns.index["person"][0]
    kinds = {at for kind in KINDS for at in nouns.index[kind] if person in nouns.above(at)}
    return sorted(
        lemma
        for lemma in nouns.index
        if len(lemma) >= SHORTEST
        and lemma.isalpha()
        and lemma not in LEFT_OUT
        and _are_people(nouns, lemma, person, kinds)
    )


def _are_people(nouns: Nouns, lemma: str, person: str, kinds: set[str]) -> bool:
    senses = nouns.shares(lemma)
    common = [(sense, at) for sense, at, share in senses if not sense.is_instance and person in nouns.above(at)]
    share = sum(share for sense, at, share in senses if person in nouns.above(at) or sense.is_instance)
    return (
        share >= LEAST_SHARE
        and any(kinds & nouns.above(at) for _, at in common)
        and not any(_IMPOLITE.search(sense.gloss) for sense, _ in common)
    )


def lines(words: list[str]) -> Iterator[str]:
    """The words, as many on a line as it holds."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = ""
        line += f" {word}" if line else word
    yield line


def text_of(classes: Mapping[str, list[str]]) -> str:
    """The file."""
    notice = (f"# {line}".rstrip() for line in LICENCE.splitlines())
    parts = ["\n".join(("# Written by maintenance/noun_classes.py from WordNet 3.0.", "#", *notice, ""))]
    for name, words in classes.items():
        parts.append(f'[{name}]\nsource = "{SOURCE}"\ndigest = "{digest(words)}"\nwords = """')
        parts.append("\n".join(lines(words)) + '"""\n')
    return "\n".join(parts)


def main() -> None:
    """Write the file."""
    nouns = Nouns(Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER))
    FILE.write_text(text_of({"people": people(nouns)}), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
