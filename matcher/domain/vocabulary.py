"""The closed sets of the trade about people and work, with the glossary of their Japanese terms.

The sets about homes stand in `homes.py`. Sources: domain.md 7.2 as corrected by practice, that is, the entities of the
service; occupations are this project's own coarse grouping (assumed, no official grouping fits training in custody).
"""

from matcher.domain.term import Term, bits_of


class OffenceCategory(Term):
    """罪種: the group an offence belongs to; 罪名 would be the statute's name and is not kept."""

    THEFT = "theft", "窃盗", "theft"
    STIMULANT = "stimulant", "覚醒剤", "stimulants"
    OTHER_DRUG = "other_drug", "その他の薬物", "other drugs"
    FRAUD = "fraud", "詐欺", "fraud"
    ROBBERY = "robbery", "強盗", "robbery"
    INJURY_ASSAULT = "injury_assault", "傷害・暴行", "injury or assault"
    HOMICIDE = "homicide", "殺人", "homicide"
    ARSON = "arson", "放火", "arson"
    SEXUAL_ADULT = "sexual_adult", "性犯罪", "sexual offence"
    SEXUAL_CHILD = "sexual_child", "児童に対する性犯罪", "sexual offence against a child"
    EXTORTION = "extortion", "恐喝", "extortion"
    TRAFFIC = "traffic", "交通関係", "traffic"
    WEAPONS = "weapons", "銃刀法関係", "weapons"
    OTHER = "other", "その他", "other"


class OffenceStance(Term):
    """受入れの考え方: what an employer or landlord declares for one offence category; nothing declared is unknown."""

    NOT_ACCEPTED = "not_accepted", "不可", "not accepted"
    CASE_BY_CASE = "case_by_case", "個別に判断", "case by case"
    ACCEPTED = "accepted", "可", "accepted"
    EXPERIENCED = "experienced", "可（受入経験あり）", "accepted, with experience"


class Occupation(Term):
    """職種: what the work is, coarse enough for wishes, history and training to meet."""

    CONSTRUCTION = "construction", "建設・土木", "construction and civil works"
    CARPENTRY = "carpentry", "大工・木工", "carpentry and woodwork"
    DEMOLITION = "demolition", "解体", "demolition"
    WELDING = "welding", "溶接・金属加工", "welding and metalwork"
    MANUFACTURING = "manufacturing", "製造・組立", "manufacturing and assembly"
    WAREHOUSE = "warehouse", "倉庫・荷役", "warehouse and cargo handling"
    DRIVING = "driving", "運転・配送", "driving and delivery"
    CLEANING = "cleaning", "清掃", "cleaning"
    CARE = "care", "介護", "care"
    COOKING = "cooking", "調理・飲食", "cooking and catering"
    FARMING = "farming", "農業・園芸", "farming and gardening"
    FISHERY = "fishery", "水産加工", "fish processing"
    RETAIL = "retail", "販売", "retail"
    OFFICE = "office", "事務", "office work"
    SECURITY = "security", "警備", "security guarding"
    RECYCLING = "recycling", "廃棄物・リサイクル", "waste and recycling"
    VEHICLE_REPAIR = "vehicle_repair", "自動車整備", "vehicle repair"
    LAUNDRY = "laundry", "クリーニング", "laundry"


class Training(Term):
    """職業訓練: training completed in custody."""

    WOODWORK = "woodwork", "木工科", "woodwork"
    WELDING = "welding", "溶接科", "welding"
    FORKLIFT = "forklift", "フォークリフト運転科", "forklift operation"
    BUSINESS_SKILLS = "business_skills", "ビジネススキル科", "business skills"
    CARE = "care", "介護科", "care work"
    LAUNDRY = "laundry", "クリーニング科", "laundry"
    VEHICLE_REPAIR = "vehicle_repair", "自動車整備科", "vehicle repair"
    CONSTRUCTION_MACHINE = "construction_machine", "建設機械科", "construction machinery"


TRAINING_FITS: dict[Training, tuple[Occupation, ...]] = {
    Training.WOODWORK: (Occupation.CARPENTRY,),
    Training.WELDING: (Occupation.WELDING,),
    Training.FORKLIFT: (Occupation.WAREHOUSE, Occupation.MANUFACTURING),
    Training.BUSINESS_SKILLS: (Occupation.OFFICE,),
    Training.CARE: (Occupation.CARE,),
    Training.LAUNDRY: (Occupation.LAUNDRY, Occupation.CLEANING),
    Training.VEHICLE_REPAIR: (Occupation.VEHICLE_REPAIR,),
    Training.CONSTRUCTION_MACHINE: (Occupation.CONSTRUCTION, Occupation.DEMOLITION),
}
"""Which occupations a training prepares for (assumed)."""


class Licence(Term):
    """免許・資格: licences and certificates that openings ask for."""

    ORDINARY_CAR = "ordinary_car", "普通自動車免許", "ordinary driving licence"
    SEMI_MEDIUM = "semi_medium", "準中型免許", "semi-medium driving licence"
    LARGE = "large", "大型免許", "large vehicle licence"
    FORKLIFT = "forklift", "フォークリフト", "forklift"
    GAS_WELDING = "gas_welding", "ガス溶接", "gas welding"
    ARC_WELDING = "arc_welding", "アーク溶接", "arc welding"
    CRANE = "crane", "クレーン・玉掛け", "crane and slinging"
    SMALL_CONSTRUCTION_MACHINE = "small_construction_machine", "小型車両系建設機械", "small construction machine"
    CARE_ENTRY = "care_entry", "介護職員初任者研修", "entry-level care training"
    BOILER = "boiler", "ボイラー", "boiler"
    HAZARDOUS_MATERIAL = "hazardous_material", "危険物取扱者", "hazardous materials"
    PC_BASIC = "pc_basic", "PC基礎", "basic computing"


DRIVING_BITS = bits_of((Licence.ORDINARY_CAR, Licence.SEMI_MEDIUM, Licence.LARGE))
"""Licences with which one may drive a car."""


class LicenceStatus(Term):
    """免許の状態."""

    VALID = "valid", "有効", "valid"
    LAPSED = "lapsed", "失効", "lapsed"
    REVOKED = "revoked", "取消し", "revoked"


class Role(Term):
    """法令上の制限がある業務: work that a law or the programme's policy restricts."""

    GENERAL = "general", "制限のない業務", "unrestricted work"
    SECURITY_GUARD = "security_guard", "警備業務", "security guarding"
    REAL_ESTATE_TRANSACTION = "real_estate_transaction", "宅地建物取引士の業務", "real-estate transaction"
    CHILD_CONTACT = "child_contact", "子どもと接する業務", "work with children"
    TAX_ACCOUNTANT = "tax_accountant", "税理士の業務", "work as a tax accountant"
    REAL_ESTATE_APPRAISER = "real_estate_appraiser", "不動産鑑定士の業務", "real-estate appraisal"
    JUDICIAL_SCRIVENER = "judicial_scrivener", "司法書士の業務", "work as a judicial scrivener"
    ADMINISTRATIVE_SCRIVENER = "administrative_scrivener", "行政書士の業務", "work as an administrative scrivener"
    PUBLIC_ACCOUNTANT = "public_accountant", "公認会計士の業務", "work as a public accountant"
    LABOUR_CONSULTANT = "labour_consultant", "社会保険労務士の業務", "work as a labour and social security attorney"
    PHYSICIAN = "physician", "医師の業務", "work as a physician"
    NURSE = "nurse", "看護師の業務", "work as a nurse"
    PHARMACIST = "pharmacist", "薬剤師の業務", "work as a pharmacist"


class Tattoo(Term):
    """入れ墨, from none to visible."""

    NONE = "none", "なし", "none"
    HIDDEN = "hidden_by_short_sleeve", "半袖で隠れる", "hidden by short sleeves"
    VISIBLE = "visible", "半袖で見える", "visible"


class TattooPolicy(Term):
    """入れ墨の条件, on the same scale: the most that is accepted."""

    NONE_ONLY = "none_only", "不可", "none accepted"
    HIDDEN_ONLY = "hidden_only", "半袖で隠れれば可", "if hidden by short sleeves"
    ANY = "any", "不問", "any"


class AntisocialTie(Term):
    """反社会的勢力との関係."""

    NONE = "none", "なし", "none"
    LEFT = "left", "離脱済み", "left"
    CURRENT = "current", "あり", "current"


class WorkCapacity(Term):
    """働ける作業の強さ, from none to heavy; openings ask on the same scale."""

    NONE = "none", "就労困難", "not able to work"
    LIGHT = "light", "軽作業", "light work"
    MEDIUM = "medium", "中程度の作業", "medium work"
    HEAVY = "heavy", "重作業", "heavy work"


class Sex(Term):
    """性別."""

    MALE = "male", "男性", "male"
    FEMALE = "female", "女性", "female"


class Situation(Term):
    """避けたい場面: situations to avoid, agreed with the person and never read from the offence."""

    MONEY_HANDLING = "money_handling", "金銭の取扱い", "handling money"
    ALCOHOL = "alcohol", "酒類のある職場", "alcohol at work"
    GAMBLING = "gambling", "遊技・賭け事の場", "gambling"
    NIGHT_WORK = "night_work", "夜勤", "night work"
    STORES = "stores", "店舗", "shops"
    DRIVING = "driving", "運転", "driving"
    HOME_ENTRY = "home_entry", "個人宅への立入り", "entering homes"


class Asked(Term):
    """本人に確認したか: not asked, asked and there is none, asked and there is something."""

    NOT_ASKED = "not_asked", "未確認", "not asked"
    NONE = "asked_none", "確認済み（なし）", "asked, none"
    SOME = "asked_some", "確認済み（あり）", "asked, some"


class TravelMeans(Term):
    """通勤手段."""

    FOOT = "foot", "徒歩", "on foot"
    BICYCLE = "bicycle", "自転車", "by bicycle"
    CAR = "car", "自動車", "by car"
    PICKUP = "pickup", "送迎", "by the employer's pickup"
    PUBLIC_TRANSPORT = "public_transport", "公共交通", "by public transport"


class EmploymentType(Term):
    """雇用形態."""

    PERMANENT = "permanent", "正社員", "permanent"
    FIXED_TERM = "fixed_term", "契約社員", "fixed term"
    PART_TIME = "part_time", "パート", "part time"
    DAILY = "daily", "日雇い", "by the day"


class WageKind(Term):
    """賃金形態."""

    HOURLY = "hourly", "時給", "hourly"
    DAILY = "daily", "日給", "daily"
    MONTHLY = "monthly", "月給", "monthly"


class PayCycle(Term):
    """賃金の支払い周期."""

    MONTHLY = "monthly", "月払い", "monthly"
    WEEKLY = "weekly", "週払い", "weekly"
    DAILY = "daily", "日払い", "daily"


class EmergencyProtection(Term):
    """更生緊急保護: on the person's own written application to the probation office."""

    NOT_APPLIED = "not_applied", "未申出", "not applied for"
    APPLIED = "applied", "申出済み", "applied for"
    GRANTED = "granted", "保護決定", "granted"
    ENDED = "ended", "終了", "ended"


class SpecialAdjustment(Term):
    """特別調整: the path of elderly or disabled people through the 地域生活定着支援センター."""

    NOT_APPLICABLE = "not_applicable", "該当なし", "not applicable"
    UNDER_SELECTION = "under_selection", "選定中", "under selection"
    APPLIES = "applies", "対象", "applies"
    DECLINED = "declined", "辞退", "declined"


class PublicAssistance(Term):
    """生活保護の見込み."""

    NOT_PLANNED = "not_planned", "予定なし", "not planned"
    PLANNED = "planned", "申請予定", "to be applied for"
    GRANTED = "granted", "決定", "granted"


class ReleaseCertainty(Term):
    """釈放日の確からしさ."""

    SETTLED = "settled", "確定", "settled"
    EXPECTED = "expected", "見込み", "expected"
    MAY_MOVE = "may_move", "変わり得る", "may move"


class ConsentPurpose(Term):
    """同意の目的."""

    MATCHING = "matching", "就労・居住の調整", "matching"
    EMPLOYER_DISCLOSURE = "employer_disclosure", "雇用主への開示", "disclosure to an employer"
    LANDLORD_DISCLOSURE = "landlord_disclosure", "貸主への開示", "disclosure to a landlord"
    FOLLOW_UP = "follow_up", "フォローアップ", "follow-up"
