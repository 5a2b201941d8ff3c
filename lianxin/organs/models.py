"""The tables of the organs, gathered where Django looks for them (Art. 5)."""

from lianxin.organs.competence import Competence
from lianxin.organs.officer import Officer
from lianxin.organs.organ import Kind, Level, Organ
from lianxin.organs.post import Post

__all__ = ["Competence", "Kind", "Level", "Officer", "Organ", "Post"]
