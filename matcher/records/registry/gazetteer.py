"""The gazetteer that a user imported: points of towns, and of the blocks and lots in them. It names nobody."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Id, Record, in_japan, in_prefecture

LONGEST_NAME, LONGEST_BLOCK = 100, 40


class GazetteerPoint(Record):
    """One point. Two of one name may stand in one municipality: which of them is meant is then not known."""

    __tablename__ = "gazetteer"
    __table_args__ = (
        in_prefecture("municipality"),
        *in_japan(),
        CheckConstraint("koaza = '' OR block <> ''", name="koaza_of_block"),
        # Looked up by its first columns: the towns of a municipality are those of no block.
        UniqueConstraint("municipality", "block", "town", "koaza", "lat", "lon"),
    )

    id: Mapped[Id]
    municipality: Mapped[int]
    block: Mapped[str] = mapped_column(String(LONGEST_BLOCK))
    """Key of the block or lot number; empty for the town itself."""
    town: Mapped[str] = mapped_column(String(LONGEST_NAME))
    """Key of the name, as `matcher.geography.folding.fold` makes it; empty for the part that has no town names."""
    koaza: Mapped[str] = mapped_column(String(LONGEST_NAME))
    """Key of the 小字 of a block; empty where the source names none."""
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    """Of the town, as the source writes it."""
    lat: Mapped[float]
    lon: Mapped[float]
