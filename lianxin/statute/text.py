"""Say one thing in Chinese and in English, for data of the law (Art. 18 ¶1)."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Text:
    """Hold the same words in both languages; Chinese comes first."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def say(self, lang: str) -> str:
        """Return the English for `en`, `en-gb` and the like, else the Chinese."""
        return self.en if lang.lower().startswith("en") else self.zh
