"""What things weigh: gross of net and tare, and what vehicles weigh empty."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..numbers.by_name import number_rule
from ..tables.sheet import named
from .scores import Marks


def _is_weight(words: tuple[str, ...], *kinds: str) -> bool:
    is_weight = bool({"weight", "kg", "gram", "ton", "tonne", "t", "lb", "lbs", "pound"} & set(words))
    return is_weight and bool(set(kinds) & set(words)) and not {"price", "cost", "rate"} & set(words)


class Weights(Marks):
    """The weights of one table."""

    def weights(self) -> None:
        """gross = net + tare; or net and some percent of packing, what is empty and what it may carry."""
        gross = self.pick(lambda words: _is_weight(words, "gross", "permitted", "mtow")) or self.pick(
            lambda words: _is_weight(words, "maximum")
        )
        net = self.pick(lambda words: _is_weight(words, "net", "empty", "curb", "unladen")) or self.pick(
            lambda words: _is_weight(words, "tare")
        )
        if gross is None or net is None or net is gross or (net.nullable and not gross.nullable):
            return
        tare = self.find("tare", "tare kg", "tare weight", "packing weight", "weight tare")
        if self._empties(net, gross):
            return
        own = self.any_operand(net) if self.sheet.is_open(gross) else None
        if own is None or own[0] < 0:
            return
        if tare is not None and not tare.nullable and "net" in self.words[net.name]:
            self.sum(gross, [net, tare], [])
            return
        what, low, high = ("packing", 2, 12) if "net" in self.words[net.name] else ("load", 40, 120)
        more = self.sheet.hide(f"{what}_percent", {"provider": "integer", "min": low, "max": high})
        text = f"{named(net)} * (100 + {more}) / 100"
        self.write(gross, text, (own[0], own[1] * (100 + high) / 100), f"range: {named(net)} and {what}", rounded=True)

    def _empties(self, net: Column, gross: Column) -> bool:
        """What an aircraft or a wagon weighs empty is a share of what it may weigh, where only that is known."""
        if "net" in self.words[net.name] or not self.sheet.is_open(net) or number_rule(self.sheet, net) is not None:
            return False
        if self.sheet.is_open(gross) and number_rule(self.sheet, gross) is None:
            return False
        share = self.sheet.hide("empty_percent", {"provider": "integer", "min": 40, "max": 60})
        self.share_of(net, gross, share, Decimal(60), f"share: 40 to 60 % of {named(gross)}")
        return net.name.lower() in self.sheet.guesses
