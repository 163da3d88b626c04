"""Whose word a rule rests on, and who could change it: what several files of rules say alike."""

from matcher.domain.text import Text

EMPLOYER = Text("雇用主", "the employer")
LANDLORD = Text("貸主・施設", "the landlord or facility")
DECLARED_BY_EMPLOYER = Text("雇用主が申告した条件", "a condition the employer declared")
DECLARED_OF_HOME = Text("住まいの登録内容", "what the home's record declares")
