"""One form for what is looked up: phones, numbers and names as people write them (Art. 19)."""

from __future__ import annotations

import unicodedata


def phone(text: str) -> str:
    """Return a phone number's digits without the country code.

    >>> phone("+86 138-0000-1234")
    '13800001234'
    """
    digits = "".join(
        str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None
    )
    digits = digits.removeprefix("00")
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits


def id_number(text: str) -> str:
    """Return an identity or credit number in narrow capitals without spaces or hyphens.

    >>> id_number(" 4406 0519 9001 0112 3x ")
    '44060519900101123X'
    """
    narrow = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in narrow if sign.isalnum())


def name(text: str) -> str:
    """Return a name without spaces and middle dots, in one width and case.

    >>> name("阿卜杜拉 · 买买提")
    '阿卜杜拉买买提'
    """
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in narrow if not sign.isspace() and sign not in "·•・‧.")


FORMS = {"phone": phone, "id_number": id_number, "name": name}
