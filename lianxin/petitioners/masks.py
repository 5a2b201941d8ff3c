"""What stands on a screen in place of personal data (Art. 19)."""

from __future__ import annotations

import re

STAR = "*"
_VILLAGE = re.compile(
    r"^.*?(?:社区居委会|居民委员会|村民委员会|居委会|村委会|社区|(?<!农)村(?!路|道|大道|里|前|头|尾|口|社区|委|居))"
)
_TOWN = re.compile(r"^.*?(?:街道办事处|街道|镇|乡)")
_DISTRICT = re.compile(r"^.*?[区县市](?=\S)")


def mask_name(name: str) -> str:
    """Return the first character of a name and stars for all the others.

    >>> mask_name("张三丰"), mask_name("")
    ('张**', '')
    """
    return name[:1] + STAR * min(len(name) - 1, 6) if name else ""


def mask_phone(phone: str) -> str:
    """Return the first three and the last four signs of a phone number.

    >>> mask_phone("13800001234"), mask_phone("86701234")
    ('138****1234', '****1234')
    """
    if len(phone) < 7:
        return STAR * len(phone)
    first = 3 if len(phone) >= 11 else 0
    return phone[:first] + STAR * (len(phone) - first - 4) + phone[-4:]


def mask_id(number: str) -> str:
    """Return the first four and the last four signs of an identity number.

    >>> mask_id("440605199001011234")
    '4406**********1234'
    """
    if len(number) < 12:
        return STAR * len(number)
    return number[:4] + STAR * (len(number) - 8) + number[-4:]


def mask_address(address: str) -> str:
    """Return an address down to the village or community, at most.

    >>> mask_address("佛山市南海区桂城街道叠二社区南海大道北12号3座401")
    '佛山市南海区桂城街道叠二社区****'
    """
    for part in (_VILLAGE, _TOWN, _DISTRICT):
        if found := part.match(address):
            return found.group() + STAR * 4 * (found.group() != address)
    return STAR * 4 if address else ""


def mask_text(text: str) -> str:
    """Return stars for anything that has no mask of its own."""
    return STAR * 4 if text else ""
