"""The closed sets about a person's sentence, papers and circumstances, with their Japanese terms."""

from matcher.domain.term import Term


class SentenceKind(Term):
    """刑の種類: acts before June 2025 keep the old names."""

    IMPRISONMENT = "imprisonment", "拘禁刑", "imprisonment (拘禁刑)"
    WITH_WORK = "with_work", "懲役", "imprisonment with work (懲役)"
    WITHOUT_WORK = "without_work", "禁錮", "imprisonment without work (禁錮)"


class Education(Term):
    """学歴, used only where an opening asks for one."""

    JUNIOR_HIGH = "junior_high", "中学校卒業", "junior high school"
    HIGH_SCHOOL_LEFT = "high_school_left", "高校中退", "left high school"
    HIGH_SCHOOL = "high_school", "高校卒業", "high school"
    VOCATIONAL = "vocational", "専門学校等卒業", "vocational school"
    UNIVERSITY = "university", "大学卒業", "university"


class ResidenceRegister(Term):
    """住民票の状態."""

    REGISTERED = "registered", "あり", "registered"
    CANCELLED = "cancelled", "職権消除", "cancelled by the municipality"
    NONE = "none", "なし", "none"


class Literacy(Term):
    """読み書き."""

    NO_DIFFICULTY = "no_difficulty", "支障なし", "no difficulty"
    NEEDS_READINGS = "needs_readings", "ふりがなが必要", "needs readings beside kanji"
    NEEDS_HELP = "needs_help", "代読・代筆が必要", "needs somebody to read and write"


class DisabilityCertificate(Term):
    """障害者手帳の種類."""

    NONE = "none", "なし", "none"
    PHYSICAL = "physical", "身体障害者手帳", "physical disability"
    INTELLECTUAL = "intellectual", "療育手帳", "intellectual disability"
    MENTAL = "mental", "精神障害者保健福祉手帳", "mental disability"


class Background(Term):
    """犯行に至った背景, as the person tells it; no points read it, and one rule: an employer's written condition."""

    POVERTY = "poverty", "生活困窮", "poverty"
    ISOLATION = "isolation", "孤立", "isolation"
    DEBT = "debt", "借金", "debt"
    CONFLICT_AT_WORK = "conflict_at_work", "職場の人間関係", "conflict at work"
    ALCOHOL = "alcohol", "飲酒", "alcohol"
    GAMBLING = "gambling", "ギャンブル", "gambling"
    CARING = "caring", "家族の介護・看病", "caring for family"
    HEALTH = "health", "健康・依存の課題", "health or dependence"


class InterviewMethod(Term):
    """面接の方法."""

    IN_PRISON = "in_prison", "刑事施設で面接", "in the prison"
    VIDEO = "video", "テレビ面接", "by video"
    TELEPHONE = "telephone", "電話", "by telephone"
    LETTER = "letter", "手紙", "by letter"
    OUTSIDE = "outside", "釈放後に面接", "after release"


class NeedKind(Term):
    """支援のニーズ."""

    WORK = "work", "就労", "work"
    HOME = "home", "住まい", "home"
    MONEY = "money", "当面の生活費", "money"
    HEALTH = "health", "医療・服薬", "health care"
    PAPERS = "papers", "身分証・住民票等", "papers"
    TELEPHONE = "telephone", "携帯電話", "telephone"
    DEBT = "debt", "債務", "debt"
    FAMILY = "family", "家族との関係", "family"
    DEPENDENCE = "dependence", "健康・依存の課題", "health or dependence"
    DAILY_LIFE = "daily_life", "日常生活", "daily life"
    OTHER = "other", "その他", "other"


class NeedState(Term):
    """ニーズへの対応."""

    OPEN = "open", "未対応", "open"
    UNDER_WAY = "under_way", "対応中", "under way"
    MET = "met", "対応済み", "met"
    DECLINED = "declined", "本人が希望しない", "not wished"
