"""The tables of the case file, gathered where Django looks for them (Art. 21)."""

from lianxin.matters.attachment import Attachment, Content
from lianxin.matters.calendars import Holiday
from lianxin.matters.entry import Entry
from lianxin.matters.item import Item
from lianxin.matters.matter import Matter, Party
from lianxin.matters.numbering import Counter
from lianxin.matters.seal import Seal
from lianxin.matters.words import Words

__all__ = [
    "Attachment",
    "Content",
    "Counter",
    "Entry",
    "Holiday",
    "Item",
    "Matter",
    "Party",
    "Seal",
    "Words",
]
