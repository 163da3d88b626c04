"""A geocoder on the network: asked on loopback, slowly, once an address, and about the registry only."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from api.config import geocoder
from api.outbound.geocoding import Ask, make_geocoder
from matcher.domain.errors import IbashoError
from matcher.domain.registry import Precision
from matcher.records.cases.kinds import SUBJECTS
from matcher.records.registry.addresses import RegistryAddress
from matcher.records.registry.kinds import OPENINGS

ADDRESS = "茨城県水戸市三の丸1-5-38"
MITO = [140.4713, 36.3658]
CHIBA = [140.1233, 35.6047]


@dataclass
class Service:
    """What the server answers, and what it was asked."""

    answer: object = None
    status: int = 200
    location: str = ""
    asked: list[str] = field(default_factory=list)
    host: str = ""

    def geocoder(self, service: str = "gsi", *, pause_s: float = 0.0) -> Ask:
        made = make_geocoder(f"{service}:{self.host}", pause_s=pause_s)
        assert made is not None
        return made


@pytest.fixture
def service() -> Iterator[Service]:
    told = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.extend(parse_qs(urlsplit(self.path).query).get("q", [self.path]))
            self.send_response(told.status)
            if told.location:
                self.send_header("Location", told.location)
            self.end_headers()
            self.wfile.write(json.dumps(told.answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.host = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


def at(address: str = ADDRESS) -> RegistryAddress:
    return RegistryAddress(of=OPENINGS, address=address)


def feature(title: str, point: list[float] = MITO) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"title": title}, "geometry": {"type": "Point", "coordinates": point}}


@pytest.mark.parametrize(
    ("title", "precision"),
    [
        ("茨城県水戸市三の丸一丁目５番３８号", Precision.EXACT),
        ("茨城県水戸市三の丸一丁目", Precision.TOWN),
        ("茨城県水戸市", Precision.MUNICIPALITY),
    ],
)
def test_the_title_of_gsi_says_how_precise_it_is(service: Service, title: str, precision: Precision) -> None:
    service.answer = [feature("茨城県水戸市三の丸三丁目"), feature(title), feature("茨城県")]

    located = service.geocoder()(at())

    assert located is not None
    assert (located.precision, located.matched, located.lat, located.lon) == (precision, title, MITO[1], MITO[0])


@pytest.mark.parametrize("answer", [[], [feature("茨城県水戸市五軒町")], [feature("茨城県水戸市三の丸", CHIBA)]])
def test_an_answer_that_is_not_of_the_address_counts_for_nothing(service: Service, answer: object) -> None:
    service.answer = answer

    assert service.geocoder()(at()) is None


@pytest.mark.parametrize(
    ("rank", "precision"), [(30, Precision.EXACT), (20, Precision.TOWN), (16, Precision.MUNICIPALITY), (4, None)]
)
def test_the_rank_of_nominatim_says_how_precise_it_is(service: Service, rank: int, precision: Precision | None) -> None:
    service.answer = [{"lat": "36.3658", "lon": "140.4713", "display_name": "三の丸, 水戸市", "place_rank": rank}]

    located = service.geocoder("nominatim")(at())

    assert (located and located.precision) == precision


def test_an_address_is_asked_once(service: Service) -> None:
    service.answer = [feature("茨城県水戸市三の丸一丁目")]
    ask = service.geocoder()

    assert ask(at()) == ask(at())
    assert service.asked == [ADDRESS]


def test_addresses_are_asked_slowly(service: Service) -> None:
    service.answer = []
    ask, began = service.geocoder(pause_s=0.1), time.monotonic()

    for number in range(3):
        ask(at(f"水戸市三の丸{number}"))

    assert time.monotonic() - began >= 0.2


def test_it_follows_nobody_elsewhere(service: Service) -> None:
    service.status, service.location = 302, f"{service.host}/elsewhere"

    with pytest.raises(IbashoError, match="does not answer"):
        service.geocoder()(at())

    assert service.asked == [ADDRESS]


@pytest.mark.parametrize(("status", "answer"), [(500, []), (200, {"error": "no"}), (200, [{}]), (200, "x")])
def test_a_broken_answer_is_said_without_the_address(service: Service, status: int, answer: object) -> None:
    service.status, service.answer = status, answer

    with pytest.raises(IbashoError, match="does not answer") as raised:
        service.geocoder()(at())

    assert "三の丸" not in str(raised.value)


def test_an_address_without_municipality_is_not_sent(service: Service) -> None:
    assert service.geocoder()(at("架空ビル3階")) is None
    assert service.asked == []


def test_a_subject_has_no_address_of_the_registry() -> None:
    with pytest.raises(TypeError, match="subjects"):
        RegistryAddress(of=SUBJECTS, address=ADDRESS)


@pytest.mark.parametrize("named", ["", "gsi"])
def test_it_is_off_unless_the_environment_names_one(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("IBASHO_GEOCODER", named)

    assert (make_geocoder(geocoder()) is None) == (named == "")


@pytest.mark.parametrize("setting", ["google", "nominatim", "nominatim:host", "gsi:file:///etc/passwd", "https://host"])
def test_a_setting_that_is_not_understood_is_said(setting: str) -> None:
    with pytest.raises(IbashoError, match="IBASHO_GEOCODER"):
        make_geocoder(setting)
