"""The closed sets about cooperating employers, with their Japanese terms."""

from matcher.domain.term import Term


class EmployerStatus(Term):
    """協力雇用主としての登録."""

    ACTIVE = "active", "登録中", "registered"
    PAUSED = "paused", "休止中", "paused"
    CANCELLED = "cancelled", "登録取消し", "cancelled"


class EmployerSize(Term):
    """従業員規模."""

    UP_TO_4 = "1-4", "4人以下", "up to 4"
    UP_TO_29 = "5-29", "5人以上29人以下", "5 to 29"
    UP_TO_99 = "30-99", "30人以上99人以下", "30 to 99"
    UP_TO_299 = "100-299", "100人以上299人以下", "100 to 299"
    FROM_300 = "300+", "300人以上", "300 and more"


class Industry(Term):
    """産業: the divisions of the Japan Standard Industrial Classification (総務省, 14th revision)."""

    AGRICULTURE = "A", "農業、林業", "agriculture and forestry"
    FISHERIES = "B", "漁業", "fisheries"
    MINING = "C", "鉱業、採石業、砂利採取業", "mining and quarrying"
    CONSTRUCTION = "D", "建設業", "construction"
    MANUFACTURING = "E", "製造業", "manufacturing"
    UTILITIES = "F", "電気・ガス・熱供給・水道業", "electricity, gas, heat and water"
    COMMUNICATIONS = "G", "情報通信業", "information and communications"
    TRANSPORT = "H", "運輸業、郵便業", "transport and postal services"
    TRADE = "I", "卸売業、小売業", "wholesale and retail trade"
    FINANCE = "J", "金融業、保険業", "finance and insurance"
    REAL_ESTATE = "K", "不動産業、物品賃貸業", "real estate and leasing"
    PROFESSIONAL = "L", "学術研究、専門・技術サービス業", "scientific, professional and technical services"
    ACCOMMODATION = "M", "宿泊業、飲食サービス業", "accommodation, eating and drinking services"
    AMUSEMENT = "N", "生活関連サービス業、娯楽業", "personal and amusement services"
    EDUCATION = "O", "教育、学習支援業", "education"
    HEALTH = "P", "医療、福祉", "medical, health care and welfare"
    COMPOUND = "Q", "複合サービス事業", "compound services"
    SERVICES = "R", "サービス業（他に分類されないもの）", "services, not elsewhere classified"
    GOVERNMENT = "S", "公務（他に分類されるものを除く）", "government"
    UNCLASSIFIED = "T", "分類不能の産業", "unclassified"
