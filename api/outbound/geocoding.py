"""Asks a geocoder on the network for the point of an address of the registry; off unless an installation names one.

`gsi` is the address search of 国土地理院, `nominatim:https://host` a Nominatim; a host may follow `gsi:` too. An answer
counts only where it lies in the municipality that the address names. Answers are kept as long as the process lives.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from matcher.domain.errors import IbashoError
from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.exchange.points import in_or_near
from matcher.geography.addresses import Split, split_address
from matcher.geography.folding import fold
from matcher.geography.places import Located
from matcher.records.registry.addresses import RegistryAddress

Ask = Callable[[RegistryAddress], Located | None]
"""The point of an address of the registry, or None where the geocoder knows none that is sure."""

GSI: Final = "https://msearch.gsi.go.jp"
PAUSE_S: Final = 1.0
"""Between two questions, as the usage policy of the public Nominatim demands."""
TIMEOUT_S: Final = 10.0
_RANKS: Final = ((30, Precision.EXACT), (19, Precision.TOWN), (12, Precision.MUNICIPALITY))
"""Of https://nominatim.org/release-docs/latest/customize/Ranking/: houses, then neighbourhoods, then towns."""
_KEPT = 4_096
_NAME = "ibasho"
_UNKNOWN_SERVICE = Text(
    "IBASHO_GEOCODER [{setting}] を読めません。gsi か nominatim:https://ホスト名 と書くか、消してください。",
    "IBASHO_GEOCODER [{setting}] is not understood; write gsi or nominatim:https://host, or remove it",
)
_NO_ANSWER = Text(
    "住所検索サービス [{host}] が答えません（{why}）。後でやり直すか、位置を手で入力してください。",
    "the geocoder [{host}] does not answer ({why}); try again later, or set the point by hand",
)


class SameHost(URLLibAdapter):  # type: ignore[misc]  # geopy has no types
    """Speaks to the host that was configured and to no other: an answer that sends elsewhere is an error."""

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: Any) -> None:  # noqa: ANN401  # geopy's
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.urlopen = build_opener(HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _NoRedirect()).open


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """Follow none, whereto ever."""


class Gsi(Geocoder):  # type: ignore[misc]  # geopy has no types
    """The address search of 国土地理院: a list of GeoJSON features, of which the best title counts."""

    def __init__(self, *, domain: str, **settings: Any) -> None:  # noqa: ANN401  # geopy's own settings
        super().__init__(**settings)
        self.api = f"{self.scheme}://{domain}/address-search/AddressSearch"

    def geocode(self, query: str) -> Location | None:
        """The place whose name is the longest part of the address from its beginning on."""

        def best(features: list[dict[str, Any]]) -> Location | None:
            named = {str(each["properties"]["title"]): each["geometry"]["coordinates"] for each in features}
            fitting = [title for title in named if _numbered(query).startswith(_numbered(title))]
            if not fitting:
                return None
            title = max(fitting, key=lambda each: len(_numbered(each)))
            lon, lat = named[title]
            return Location(title, (lat, lon), {"title": title})

        return self._call_geocoder(f"{self.api}?{urlencode({'q': query})}", best)


def make_geocoder(setting: str | None, *, pause_s: float = PAUSE_S) -> Ask | None:
    """What asks the geocoder that IBASHO_GEOCODER names; None where it names none, and nothing is ever sent.

    Raises `IbashoError` for a setting that is not understood; so does the function that is returned where the service
    does not answer.
    """
    if not setting:
        return None
    service, _, place = setting.partition(":")
    host = urlsplit(place or (GSI if service == "gsi" else ""))
    if service not in {"gsi", "nominatim"} or host.scheme not in {"http", "https"} or not host.netloc:
        raise IbashoError(_UNKNOWN_SERVICE.filled(setting=setting))
    settings: dict[str, Any] = {"domain": host.netloc, "scheme": host.scheme, "timeout": TIMEOUT_S}
    made = (Gsi if service == "gsi" else Nominatim)(**settings, user_agent=_NAME, adapter_factory=SameHost)
    slowly = RateLimiter(made.geocode, min_delay_seconds=pause_s, max_retries=0, swallow_exceptions=False)

    @lru_cache(maxsize=_KEPT)
    def answered(address: str) -> Located | None:
        split = split_address(address)
        if isinstance(split, Text):
            return None
        try:
            return _sure(slowly(address), split)
        except (GeopyError, LookupError, TypeError, ValueError) as error:
            raise IbashoError(_NO_ANSWER.filled(host=host.netloc, why=type(error).__name__)) from error

    return lambda asked: answered(asked.address)


def _sure(found: Location | None, split: Split) -> Located | None:
    """An answer that lies where the address says, with its precision."""
    if found is None or not in_or_near(split.municipality.code, found.latitude, found.longitude):
        return None
    precision = _precision(found.raw, split)
    if precision is None:
        return None
    return Located(
        lat=found.latitude,
        lon=found.longitude,
        precision=precision,
        matched=found.address,
        rest="",
        municipality=split.municipality.code,
    )


def _precision(raw: Mapping[str, Any], split: Split) -> Precision | None:
    """By how much of the address the title of GSI repeats, or by the rank that Nominatim gives a place."""
    if "title" not in raw:
        rank = int(raw.get("place_rank", 0))
        return next((precision for least, precision in _RANKS if rank >= least), None)
    said = split_address(str(raw["title"]))
    if isinstance(said, Text) or not said.rest.key:
        return Precision.MUNICIPALITY
    has_number = re.search(r"\d", re.sub(r"\d+丁目", "", said.rest.key))
    is_whole = _numbered(said.rest.key) == _numbered(split.rest.key)
    return Precision.EXACT if has_number and is_whole else Precision.TOWN


def _numbered(address: str) -> str:
    """The key of an address in which 丁目, 番, 番地, 号 and hyphens are one."""
    return re.sub(r"(丁目|番地?の?|号|-)+", "-", fold(address)).strip("-")
