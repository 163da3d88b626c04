"""Names that nobody bears: invented stems in kana, the kind of business, and 「（架空）」 at the end of each."""

from collections.abc import Iterator
from itertools import count, product
from typing import Final

from matcher.domain.employers import Industry

FICTIONAL: Final = "（架空）"

_OF: Final = (
    *("あおばね", "あかねぐも", "あさつゆ", "いとぐち", "うたかた", "おぼろ", "かざはな", "かたほ", "きりさめ"),
    *("こかげ", "こがらし", "さざれ", "しらなみ", "すずかけ", "せせらぎ", "そよぎ", "たまゆら", "つゆくさ"),
    *("とこしえ", "なぎさや", "はるかぜ", "ひだまり", "ふうりん", "みかづき", "ゆきあかり", "わすれな"),
)
_THING: Final = (
    *("鐘", "帆", "橋", "窓", "舟", "笛", "糸", "峠", "庭", "灯", "羽", "泉"),
    *("扉", "輪", "岸", "梯子", "木霊", "水車", "坂", "鈴", "地図", "汀", "切符", "風車"),
)
BUSINESS: Final[dict[Industry, tuple[str, ...]]] = {
    Industry.CONSTRUCTION: ("建設", "工務店", "土木", "解体", "塗装", "設備"),
    Industry.SERVICES: ("環境", "ビル管理", "警備", "清掃"),
    Industry.MANUFACTURING: ("製作所", "食品", "金属", "木工"),
    Industry.TRANSPORT: ("運輸", "倉庫"),
    Industry.TRADE: ("商店", "青果"),
    Industry.AGRICULTURE: ("農園", "園芸"),
    Industry.HEALTH: ("福祉会", "介護"),
    Industry.ACCOMMODATION: ("食堂", "旅館"),
    Industry.AMUSEMENT: ("クリーニング", "湯"),
}
LANDLORD: Final = ("不動産", "住宅", "荘", "アパート")


def stems() -> Iterator[str]:
    """All stems, no two alike, neighbours not akin; 624 of them, then again with a number."""
    plain = [f"{first}の{second}" for first, second in product(_OF, _THING)]
    step = 137  # shares no factor with their number, so that the walk meets each once
    for lap in count(1):
        number = "" if lap == 1 else f"第{lap}"
        yield from (plain[place * step % len(plain)] + number for place in range(len(plain)))


def phone(number: int) -> str:
    """A telephone number that nobody has: no area begins with 000."""
    return f"000-{number // 10_000 % 10_000:04d}-{number % 10_000:04d}"
