"""The closed sets about support plans, decisions on proposals, and placements, with their Japanese terms."""

from matcher.domain.term import Term


class Procedure(Term):
    """手続き. The ordinance is explained to the person; nothing is told to anybody for it from here."""

    RESIDENCE_REGISTER = "residence_register", "住民票", "residence register"
    LICENCE = "licence", "運転免許", "driving licence"
    PUBLIC_ASSISTANCE = "public_assistance", "生活保護", "public assistance"
    URGENT_AFTERCARE = "urgent_aftercare", "更生緊急保護", "urgent aftercare"
    PENSION = "pension", "年金", "pension"
    HEALTH_INSURANCE = "health_insurance", "健康保険", "health insurance"
    BANK_ACCOUNT = "bank_account", "預金口座", "bank account"
    TELEPHONE = "telephone", "携帯電話", "telephone"
    IDENTITY_PAPER = "identity_paper", "身分証", "identity paper"
    ORDINANCE_EXPLAINED = "ordinance_explained", "条例の説明", "ordinance explained"
    JOB_SEEKER = "job_seeker", "求職の申込み", "registration with Hello Work"
    PUBLIC_HOUSING = "public_housing", "公営住宅の申込み", "application for public housing"
    DISABILITY_CERTIFICATE = "disability_certificate", "障害者手帳", "disability certificate"
    MEDICAL_CARE = "medical_care", "受診・服薬の引継ぎ", "handover of medical care"
    DEBT = "debt", "債務の相談", "advice on debt"
    OTHER = "other", "その他", "other"


class MissingResource(Term):
    """不足資源: what a plan would need and the area does not have."""

    JOB = "job", "受け入れる職場", "a job that accepts"
    FIRST_HOME = "first_home", "当面の住まい", "a first home"
    SETTLED_HOME = "settled_home", "定住先", "a settled home"
    GUARANTEE = "guarantee", "保証・緊急連絡先", "guarantee or emergency contact"
    TRANSPORT = "transport", "通勤・移動の手段", "transport"
    MONEY = "money", "当面の資金", "money to begin with"
    MEDICAL = "medical", "医療", "medical care"
    WELFARE = "welfare", "福祉サービス", "welfare services"
    DEPENDENCE_SUPPORT = "dependence_support", "健康・依存の課題の相談先", "support with health or dependence"
    COMPANY = "company", "居場所・仲間", "a place to be and company"
    OTHER = "other", "その他", "other"


class HelpGiven(Term):
    """調整案で満たされること: how much of what a person needs a proposal gives, the most first."""

    FULL = "full", "そろう", "complete"
    TO_CONFIRM = "to_confirm", "確認待ち", "complete once confirmed"
    HOME_ONLY = "home_only", "居住のみ", "home only"
    JOB_ONLY = "job_only", "就労のみ", "work only"
    NOTHING = "nothing", "未調整", "nothing yet"


class DecisionKind(Term):
    """調整案についての判断. The person's is 辞退, an employer's or landlord's is 受入困難."""

    GO_ON = "go_on", "この案で進める", "go on with this plan"
    ANOTHER_PLAN = "another_plan", "別案で進める", "go on with another plan"
    DECLINED_BY_PERSON = "declined_by_person", "辞退", "declined by the person"
    DECLINED_BY_EMPLOYER = "declined_by_employer", "受入困難（雇用主）", "declined by the employer"
    DECLINED_BY_LANDLORD = "declined_by_landlord", "受入困難（貸主）", "declined by the landlord"
    WITHDRAWN = "withdrawn", "取下げ", "withdrawn"


class DecisionSide(Term):
    """判断の理由がある側."""

    PERSON = "person", "本人", "the person"
    EMPLOYER = "employer", "雇用主", "the employer"
    LANDLORD = "landlord", "貸主", "the landlord"
    PROGRAMME = "programme", "支援する側", "the programme"


SIDE_OF = {
    DecisionKind.DECLINED_BY_PERSON: DecisionSide.PERSON,
    DecisionKind.DECLINED_BY_EMPLOYER: DecisionSide.EMPLOYER,
    DecisionKind.DECLINED_BY_LANDLORD: DecisionSide.LANDLORD,
}
"""Decisions that can lie on one side alone."""


class DecisionReason(Term):
    """判断の理由."""

    DISTANCE = "distance", "通勤の距離・時間", "distance"
    PAY = "pay", "賃金", "pay"
    KIND_OF_WORK = "kind_of_work", "仕事の内容", "kind of work"
    HOURS = "hours", "勤務時間", "hours"
    HOUSING_CONDITIONS = "housing_conditions", "住まいの条件", "housing conditions"
    AREA = "area", "地域", "area"
    OWN_WISH = "own_wish", "本人の希望", "the person's own wish"
    HEALTH = "health", "健康", "health"
    EMPLOYER_DECLINED = "employer_declined", "雇用主が受入困難", "employer declined"
    LANDLORD_DECLINED = "landlord_declined", "貸主が受入困難", "landlord declined"
    OTHER = "other", "その他", "other"


class Incentive(Term):
    """刑務所出所者等就労奨励金の型; not known yet is no member of the set."""

    A = "A", "A型", "type A"
    B = "B", "B型", "type B"
    NONE = "none", "対象外", "none"


class EndReason(Term):
    """就労・居住の終了の理由: of the work, of the home, or of the support."""

    HUMAN_RELATIONS = "human_relations", "人間関係", "human relations"
    WORK_TOO_HARD = "work_too_hard", "仕事がきつい・合わない", "work too hard"
    WAGE = "wage", "賃金", "wage"
    HEALTH = "health", "健康・依存の課題", "health or dependence"
    ABSENCE = "absence", "欠勤", "absence"
    DISMISSED = "dismissed", "解雇", "dismissed"
    TERM_ENDED = "term_ended", "雇用期間の満了", "end of the term of employment"
    ANOTHER_JOB = "another_job", "転職", "another job"
    HOUSING = "housing", "住まいの事情", "housing"
    STAY_ENDED = "stay_ended", "入居期間の満了", "end of the longest stay"
    MOVED_TO_SETTLED_HOME = "moved_to_settled_home", "定住先への転居", "moved to the settled home"
    RENT_ARREARS = "rent_arrears", "家賃の滞納", "rent arrears"
    HOUSE_RULES = "house_rules", "入居の決まり", "house rules"
    OUT_OF_CONTACT = "out_of_contact", "連絡が取れない", "out of contact"
    CONSENT_WITHDRAWN = "consent_withdrawn", "同意撤回", "consent withdrawn"
    TRANSFERRED = "transferred", "他機関引継", "transferred to another organisation"
    OTHER = "other", "その他", "other"
