"""Points in Japan are told from its neighbours', and points in a municipality from those that miss it."""

import pytest

from matcher.exchange.points import in_japan, in_or_near
from matcher.geography.municipalities import MUNICIPALITIES

IN_JAPAN = {
    "Mito": (36.37, 140.47),
    "Tokyo": (35.69, 139.69),
    "Osaka": (34.69, 135.50),
    "Naha": (26.21, 127.68),
    "Yonaguni": (24.46, 122.99),
    "Hateruma": (24.06, 123.80),
    "Minami-Daito": (25.84, 131.24),
    "Chichijima of Ogasawara": (27.09, 142.19),
    "Goto": (32.70, 128.66),
    "southern Tsushima": (34.12, 129.19),
    "northern Tsushima": (34.69, 129.44),
    "Fukuoka": (33.59, 130.40),
    "Mishima of Hagi": (34.78, 131.14),
    "Oki": (36.21, 133.33),
    "Hegurajima": (37.85, 136.92),
    "Sado": (38.02, 138.37),
    "Hachijojima": (33.11, 139.79),
    "Choshi": (35.73, 140.86),
    "Miyako of Iwate": (39.64, 141.96),
    "Okushiri": (42.17, 139.45),
    "Sapporo": (43.06, 141.35),
    "Erimo": (41.93, 143.24),
    "Rebun": (45.38, 140.97),
    "Wakkanai": (45.52, 141.94),
    "Nemuro": (43.39, 145.81),
}
NOT_IN_JAPAN = {
    "Seoul": (37.57, 126.98),
    "Busan": (35.18, 129.08),
    "Ulsan": (35.54, 129.31),
    "Pohang": (36.02, 129.37),
    "Ulleungdo": (37.50, 130.87),
    "Geoje": (34.88, 128.62),
    "Jeju": (33.50, 126.53),
    "Vladivostok": (43.12, 131.89),
    "Nakhodka": (42.82, 132.89),
    "the coast of Primorye": (44.36, 135.82),
    "the south tip of Sakhalin": (45.89, 142.08),
    "Yuzhno-Sakhalinsk": (46.96, 142.74),
    "Taipei": (25.03, 121.56),
    "Hualien": (23.98, 121.60),
    "Shanghai": (31.23, 121.47),
    "Guam": (13.44, 144.79),
    "the open Pacific": (36.0, 150.0),
}


@pytest.mark.parametrize("place", IN_JAPAN)
def test_it_lies_in_japan(place: str) -> None:
    assert in_japan(*IN_JAPAN[place])


@pytest.mark.parametrize("place", NOT_IN_JAPAN)
def test_it_does_not_lie_in_japan(place: str) -> None:
    assert not in_japan(*NOT_IN_JAPAN[place])


@pytest.mark.parametrize("code", MUNICIPALITIES)
def test_every_office_lies_in_japan_and_in_its_municipality(code: int) -> None:
    office = MUNICIPALITIES[code]

    assert in_japan(office.lat, office.lon)
    assert in_or_near(code, office.lat, office.lon)


@pytest.mark.parametrize(
    ("lon", "near"),
    [
        pytest.param(140.585, True, id="on the beach of Oarai"),
        pytest.param(140.61, True, id="two kilometres out at sea"),
        pytest.param(140.65, False, id="five kilometres out at sea"),
        pytest.param(140.47, False, id="in the middle of Mito"),
    ],
)
def test_a_point_a_little_outside_is_still_of_its_municipality(lon: float, near: bool) -> None:
    assert in_or_near(8309, 36.313, lon) is near


def test_latitude_for_longitude_is_near_nothing() -> None:
    assert not in_or_near(8201, 35.7, 140.47)
