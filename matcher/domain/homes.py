"""The closed sets about homes and who decides on them, with their Japanese terms."""

from matcher.domain.term import Term
from matcher.domain.text import Text


class HousingKind(Term):
    """住まいの種類."""

    PRIVATE_RENTAL = "private_rental", "民間賃貸住宅", "private rental"
    EMPLOYER_DORMITORY = "employer_dormitory", "社宅・寮", "employer's dormitory"
    PUBLIC_PREFECTURAL = "public_prefectural", "県営住宅", "prefectural housing"
    PUBLIC_MUNICIPAL = "public_municipal", "市町村営住宅", "municipal housing"
    SAFETY_NET = "safety_net", "セーフティネット登録住宅", "registered safety-net housing"
    SUPPORT_HOUSING = "support_housing", "居住サポート住宅", "certified support housing"
    HALFWAY_HOUSE = "halfway_house", "更生保護施設", "halfway house"
    SELF_RELIANCE_HOME = "self_reliance_home", "自立準備ホーム", "self-reliance home"
    SHELTER = "shelter", "居住支援事業（一時宿泊）", "housing support project (shelter)"
    RELIEF_FACILITY = "relief_facility", "救護施設", "relief facility"
    LOW_COST_LODGING = "low_cost_lodging", "無料低額宿泊所", "low-cost lodging"
    DAILY_LIVING_SUPPORT = "daily_living_support", "日常生活支援住居施設", "daily-living support residence"
    ELDERLY_HOME = "elderly_home", "養護老人ホーム", "home for the elderly"
    OWN_HOME = "own_home", "自宅・家族の家", "own or family home"

    @property
    def is_public(self) -> bool:
        """Drawn by lot, so a settled home later and never the first night."""
        return self in {HousingKind.PUBLIC_PREFECTURAL, HousingKind.PUBLIC_MUNICIPAL}

    @property
    def by_probation_office(self) -> bool:
        """The probation office commissions the stay, which needs 更生緊急保護."""
        return self in {HousingKind.HALFWAY_HOUSE, HousingKind.SELF_RELIANCE_HOME}

    @property
    def is_facility(self) -> bool:
        """A place to stay for a time, not a tenancy: a stay without a stated end is not known, not unlimited."""
        return self in _FACILITIES

    @property
    def charges_rent(self) -> bool:
        """A rent is asked that public assistance or a wage must meet."""
        return self not in _WITHOUT_RENT


_WITHOUT_RENT = {
    HousingKind.HALFWAY_HOUSE,
    HousingKind.SELF_RELIANCE_HOME,
    HousingKind.SHELTER,
    HousingKind.RELIEF_FACILITY,
    HousingKind.ELDERLY_HOME,
    HousingKind.OWN_HOME,
}

_FACILITIES = {
    HousingKind.HALFWAY_HOUSE,
    HousingKind.SELF_RELIANCE_HOME,
    HousingKind.SHELTER,
    HousingKind.RELIEF_FACILITY,
    HousingKind.LOW_COST_LODGING,
    HousingKind.DAILY_LIVING_SUPPORT,
}

_LANDLORD = Text("貸主", "the landlord")
_PROBATION_OFFICE = Text("保護観察所（委託）", "the probation office (commission)")
_WELFARE_OFFICE = Text("福祉事務所", "the welfare office")
DECIDED_BY: dict[HousingKind, Text] = {
    HousingKind.PRIVATE_RENTAL: _LANDLORD,
    HousingKind.EMPLOYER_DORMITORY: Text("雇用主", "the employer"),
    HousingKind.PUBLIC_PREFECTURAL: Text("知事", "the governor"),
    HousingKind.PUBLIC_MUNICIPAL: Text("市町村長", "the mayor"),
    HousingKind.SAFETY_NET: _LANDLORD,
    HousingKind.SUPPORT_HOUSING: Text("居住支援法人と貸主", "the housing support corporation and the landlord"),
    HousingKind.HALFWAY_HOUSE: _PROBATION_OFFICE,
    HousingKind.SELF_RELIANCE_HOME: _PROBATION_OFFICE,
    HousingKind.SHELTER: Text("市・県の自立相談支援機関", "the municipal self-reliance support office"),
    HousingKind.RELIEF_FACILITY: _WELFARE_OFFICE,
    HousingKind.LOW_COST_LODGING: Text("事業者", "the operator"),
    HousingKind.DAILY_LIVING_SUPPORT: _WELFARE_OFFICE,
    HousingKind.ELDERLY_HOME: Text("市町村（措置）", "the municipality (placement)"),
    HousingKind.OWN_HOME: Text("家族", "the family"),
}
"""Who decides on admission: Ibasho plans, asks and records, it never grants."""


class SexAllowed(Term):
    """入居できる性別."""

    MALE = "male", "男性", "men"
    FEMALE = "female", "女性", "women"
    ANY = "any", "不問", "any"


class SinglePersonRule(Term):
    """単身入居の要件."""

    ANY_ADULT = "any_adult", "18歳以上の単身可", "any single adult"
    SIXTY_OR_EXEMPT = "sixty_or_exempt", "60歳以上等の単身可", "single people of 60 and over, or exempt"
    FAMILY_ONLY = "family_only", "単身不可", "families only"


class GuarantorWay(Term):
    """保証の方法: ways a landlord accepts, and ways a person can offer."""

    NOT_REQUIRED = "not_required", "保証不要", "not required"
    PERSONAL = "personal", "連帯保証人", "personal guarantor"
    COMPANY = "company", "家賃債務保証会社", "guarantee company"
    CORPORATION = "corporation", "居住支援法人", "housing support corporation"
    EMERGENCY_CONTACT = "emergency_contact", "緊急連絡先で可", "an emergency contact suffices"


class GuaranteeCheck(Term):
    """保証会社の審査: what a guarantee company looks up before it stands surety."""

    CREDIT = "credit", "信販系（信用情報を照会）", "credit company (looks up the credit record)"
    ASSOCIATION = "association", "協会系（家賃の滞納歴を照会）", "association member (looks up rent arrears)"
    INDEPENDENT = "independent", "独立系（会社ごとに審査）", "independent (its own examination)"
    CERTIFIED = "certified", "認定家賃債務保証業者", "certified company (takes people who need housing support)"


class NearbyNeed(Term):
    """住まいの近くに要るもの."""

    INTERNAL_MEDICINE = "internal_medicine", "内科", "internal medicine"
    PSYCHIATRY = "psychiatry", "精神科", "psychiatry"
    SELF_HELP_GROUP = "self_help_group", "自助グループ", "self-help group"
    HELLO_WORK = "hello_work", "ハローワーク", "Hello Work"
    WELFARE_OFFICE = "welfare_office", "福祉事務所", "welfare office"
    STATION = "station", "駅", "railway station"
    SUPERMARKET = "supermarket", "スーパー", "supermarket"
