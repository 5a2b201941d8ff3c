"""The tables of the petitioners, gathered where Django looks for them (Art. 19)."""

from lianxin.petitioners.petitioner import Kind, Petitioner
from lianxin.petitioners.reading import Reading

__all__ = ["Kind", "Petitioner", "Reading"]
