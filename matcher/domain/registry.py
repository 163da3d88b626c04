"""The closed sets about keeping a registry: organisations, how something was confirmed, who holds a place."""

from matcher.domain.term import Term


class OrganisationKind(Term):
    """機関の種類: who keeps records here, or is asked about them."""

    PREFECTURE = "prefecture", "県", "prefecture"
    MUNICIPALITY = "municipality", "市町村", "municipality"
    EMPLOYMENT_SUPPORT = "employment_support", "就労支援事業者機構", "employment support organisation"
    SUPPORT_OFFICE = "support_office", "更生保護就労支援事業所", "probation employment-support office"
    HOUSING_AGENCY = "housing_agency", "不動産仲介業者", "housing agency"
    HOUSING_SUPPORT = "housing_support", "居住支援法人", "housing support corporation"
    PUBLIC_HOUSING_DESK = "public_housing_desk", "公営住宅の窓口", "public housing desk"
    HALFWAY_HOUSE = "halfway_house", "更生保護施設", "halfway house"
    PROBATION_OFFICE = "probation_office", "保護観察所", "probation office"
    SETTLEMENT_SUPPORT = "settlement_support", "地域生活定着支援センター", "community settlement support centre"
    HELLO_WORK = "hello_work", "ハローワーク", "Hello Work"
    WELFARE_OFFICE = "welfare_office", "福祉事務所", "welfare office"
    PROBATION_OFFICERS = "probation_officers", "保護司会", "association of volunteer probation officers"
    PRISON = "prison", "刑事施設", "prison"
    OTHER = "other", "その他", "other"


class Precision(Term):
    """位置の精度: from the surest down; what a person set by hand stands apart."""

    EXACT = "exact", "地点", "exact"
    BLOCK = "block", "街区・地番", "block or lot"
    TOWN = "town", "町丁目・大字", "town"
    MUNICIPALITY = "municipality", "市町村の役所", "office of the municipality"
    BY_HAND = "by_hand", "手入力", "set by hand"


class ConfirmedHow(Term):
    """確認の方法."""

    TELEPHONE = "telephone", "電話", "by telephone"
    VISIT = "visit", "訪問", "on a visit"
    WRITING = "writing", "書面・メール", "in writing"
    ON_PAGE = "on_page", "画面", "on a page"
    IMPORT = "import", "取込み", "by an import"


class Likeness(Term):
    """似ている点: why two records may be one, the surest first."""

    NUMBER = "number", "法人番号が同じ", "same corporate number"
    ADDRESS = "address", "所在地が同じで名前が似ている", "same address, similar name"
    PHONE = "phone", "電話番号が同じ", "same telephone number"
    NAME = "name", "名前が同じ", "same name"


class HoldState(Term):
    """空きの状態: what has become of one place of an opening or home."""

    HELD = "held", "照会中", "held for an inquiry"
    TAKEN = "taken", "決定", "taken"


class PolicyState(Term):
    """方針の状態: at any time one version of the policy is active."""

    DRAFT = "draft", "案", "draft"
    ACTIVE = "active", "適用中", "active"
    RETIRED = "retired", "終了", "retired"


class InterviewForm(Term):
    """採用面接の方法."""

    VISIT = "visit", "刑事施設での面接", "in the prison"
    VIDEO = "video", "テレビ面接", "by video"
    TELEPHONE = "telephone", "電話面接", "by telephone"
    AFTER_RELEASE = "after_release", "釈放後の面接", "after release"


class DisabilityEmployment(Term):
    """障害者雇用の枠."""

    ORDINARY_ONLY = "ordinary_only", "一般雇用のみ", "ordinary employment only"
    TYPE_A = "type_a", "就労継続支援A型", "continuous employment support, type A"
    TYPE_B = "type_b", "就労継続支援B型", "continuous employment support, type B"
    QUOTA = "quota", "障害者雇用枠", "disability employment quota"


class ReferralRoute(Term):
    """紹介経路: on what footing person and employer are brought together (職業安定法)."""

    HELLO_WORK_DEDICATED = "hello_work_dedicated", "ハローワーク（専用求人）", "Hello Work, dedicated opening"
    HELLO_WORK_GENERAL = "hello_work_general", "ハローワーク（一般求人）", "Hello Work, general opening"
    FREE_PLACEMENT = "free_placement", "無料職業紹介", "licensed free placement"
    OWN_APPLICATION = "own_application", "本人の直接応募", "own application"


class AdmissionRoute(Term):
    """入居の経路: by which way one is admitted to a home."""

    LEASE = "lease", "賃貸借契約", "lease"
    EMPLOYMENT = "employment", "雇用に伴う入居", "with the employment"
    COMMISSION = "commission", "保護観察所の委託", "commission of the probation office"
    LOTTERY = "lottery", "公募・抽選", "public application and lot"
    WELFARE = "welfare", "福祉事務所の決定", "decision of the welfare office"
    OPERATOR = "operator", "事業者との契約", "contract with the operator"
