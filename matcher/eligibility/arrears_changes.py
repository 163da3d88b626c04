"""What could be changed where arrears, or what a guarantee company looks up, stand in the way of a home."""

from matcher.domain.case import Case
from matcher.domain.homes import GuaranteeCheck, GuarantorWay
from matcher.domain.pools import Column, known
from matcher.domain.text import Text
from matcher.eligibility.agreed import by_landlord
from matcher.eligibility.change import Change, Effort, Mover, Side, into, where
from matcher.eligibility.home_changes import PERSONS_WAYS, UNITS_WAYS


def _paid(field: str, label: Text) -> tuple[Change, ...]:
    def least(case: Case) -> Column:
        return where(getattr(case.subjects, field) == 1, 0)

    return (
        Change(
            name=field,
            side=Side.PERSON,
            mover=Mover.PUBLIC_DESK,
            effort=Effort.COST,
            label=label,
            step=-1,
            least=least,
            written=into(field),
        ),
    )


PUBLIC_HOUSING_ARREARS = _paid(
    "public_housing_arrears", Text("公営住宅の滞納家賃の完納", "paying the arrears with public housing")
)
TAX_ARREARS = _paid("tax_arrears", Text("市町村税の滞納の解消（納付）", "paying the arrears of municipal tax"))


def _certified(case: Case) -> Column:
    check = case.units.guarantee_check
    return where(known(check) & (check != GuaranteeCheck.CERTIFIED.number), GuaranteeCheck.CERTIFIED.number)


EXAMINATION = (
    *(change for way, change in PERSONS_WAYS.items() if way is not GuarantorWay.COMPANY),
    *UNITS_WAYS.values(),
    by_landlord(
        "guarantee_check",
        Text("認定家賃債務保証業者による保証", "a guarantee by a certified company"),
        _certified,
        step=0,
    ),
)
