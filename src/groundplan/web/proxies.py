"""The proxies that stand before a server: which ones are believed about whom they speak for."""

from __future__ import annotations

from ipaddress import ip_network

from groundplan.errors import GroundplanError
from groundplan.words import say


class NoProxyError(GroundplanError):
    """A proxy is named by something else than its address."""

    def __init__(self, told: str) -> None:
        super().__init__(
            say(
                "GROUNDPLAN_PROXY names {told}, which is no address: write the addresses or networks from which your "
                "proxy asks, separated by commas, such as 127.0.0.1 or 10.0.0.0/24.",
                told=told[:80],
            )
        )


def trusted(told: str) -> str:
    """The addresses and networks in the setting, separated by commas; raises `NoProxyError`.

    Never everybody: whoever is believed says under which address a person is counted, and whether her line is private.
    """
    named = [each.strip() for each in told.split(",") if each.strip()]
    for each in named:
        try:
            everybody = ip_network(each).prefixlen == 0
        except ValueError:
            everybody = True
        if everybody:
            raise NoProxyError(each)
    return ",".join(named)
