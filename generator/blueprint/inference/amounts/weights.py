"""What things weigh: gross of net and tare, and what vehicles weigh empty."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
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
        pair = self._gross_and_net()
        if pair is None:
            return
        gross, net = pair
        tare = self.find("tare", "tare kg", "tare weight", "packing weight", "weight tare")
        if self._empties(net, gross):
            return
        own = self.any_operand(net) if self.sheet.is_open(gross) else None
        if own is None or own[0] < 0:
            return
        is_net = "net" in self.words[net.name]
        if tare is not None and not tare.nullable and is_net:
            self.sum(gross, [net, tare], [])
        else:
            self._load(gross, net, own, ("packing", 2, 12) if is_net else ("load", 40, 120))

    def _gross_and_net(self) -> tuple[Column, Column] | None:
        """What something weighs in all and what it weighs without packing or load, where the second is known whenever the first is."""
        gross = self._weight("gross", "permitted", "mtow") or self._weight("maximum")
        net = self._weight("net", "empty", "curb", "unladen") or self._weight("tare")
        if gross is None or net is None or net is gross or (net.nullable and not gross.nullable):
            return None
        return gross, net

    def _weight(self, *kinds: str) -> Column | None:
        """The weight that is called one of these."""
        return self.pick(lambda words: _is_weight(words, *kinds))

    def _load(self, gross: Column, net: Column, own: Bounds, more_of: tuple[str, int, int]) -> None:
        """Let the gross be some percent above the net, for what is packed or loaded."""
        what, low, high = more_of
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
