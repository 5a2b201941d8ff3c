"""Every address of the site, opened by everybody in both languages: nothing breaks, all is said.

Pages are asked for without a browser, so that all can be; the journeys look at them closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.organs.models import Officer
from lianxin.procedure.steps import STEPS
from lianxin.web import opened
from tests.builders import a_matter, walk
from tests.journeys.district import District, district
from tests.journeys.hands import typed
from tests.journeys.reading_aloud import said, untranslated

EXAMPLES = {"web:gallery"}  # shows components with invented data, which is Chinese
FINE = {200, 302, 403, 404, 405}
DATA = (
    "工地夜间施工扰民 工地每晚施工到十二点 夜间施工影响休息 现场核查属实 张三 南海区桂城街道 "
    "对处理意见不服 对复查意见不服"
)


def addresses() -> Iterator[tuple[str, bool]]:
    """Yield each name of the urlconf that takes nothing or a number, and whether it takes one."""
    for name, parameters in _named(get_resolver(), ""):
        if parameters <= {"number"}:
            yield name, bool(parameters)


def _named(resolver: URLResolver, space: str) -> Iterator[tuple[str, set[str]]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _named(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{space}{entry.name}", set(entry.pattern.converters)


@pytest.fixture
def town(db: None, settings: Any) -> District:
    """Write the district without a live site."""
    settings.DEMONSTRATION = True
    typed.add(DATA)
    return district()


@pytest.fixture
def matters(town: District) -> list[Matter]:
    """Write a matter for each stage of the longest way, with those that end it on other ways."""
    today = timezone.localdate()
    names = [step for step, _by, _facts in walk(town.cast, today)]
    return [a_matter(town.cast, after=name, on=today) for name in ("arrive", *names)]


def fitting(matters: list[Matter], name: str) -> Matter:
    """Return a matter in which the step of that name is possible, else one that was answered."""
    step = STEPS.get(name.partition(":")[2])
    at = {stage.value for stage in step.at if stage} if step else {"served"}
    return next((matter for matter in matters if matter.stage in at), matters[9])


def wrong(client: Client, address: str, name: str) -> Iterator[str]:
    """Open an address in Chinese and in English; yield what is wrong with it."""
    client.cookies["django_language"] = "zh-hans"
    answer = client.get(address)
    if answer.status_code not in FINE:
        yield f"{name} answers {answer.status_code}"
    if answer.status_code != 200 or "html" not in answer["Content-Type"]:
        return
    client.cookies["django_language"] = "en"
    if left := untranslated(said(client.get(address).content.decode())):
        yield f"{name} says in English: {' '.join(left)}"


def opened_by(
    client: Client, matters: list[Matter], before: Callable[[Matter], None] = lambda matter: None
) -> Iterator[str]:
    """Open every address as one visitor."""
    for name, numbered in addresses():
        matter = fitting(matters, name)
        before(matter)
        try:
            address = reverse(name, args=[matter.number] if numbered else [])
        except NoReverseMatch:
            yield f"{name} cannot be reversed"
            continue
        if name not in EXAMPLES:
            yield from wrong(client, address, name)


def test_every_page_opens_for_every_officer_in_both_languages(matters: list[Matter]):
    found: dict[str, str] = {}
    for officer in Officer.objects.all():
        client = Client()
        client.force_login(officer)
        for fault in opened_by(client, matters):
            found.setdefault(fault, officer.username)
    assert not found, "\n".join(f"{fault} ({who})" for fault, who in found.items())


def test_every_page_opens_for_somebody_who_comes_from_outside(matters: list[Matter]):
    found = list(opened_by(Client(), matters))
    assert not found, "\n".join(found)


def test_every_page_opens_for_whoever_petitions(matters: list[Matter]):
    client = Client()

    def at_home(matter: Matter) -> None:
        session = client.session
        session[opened.KEY] = {matter.number: int(timezone.now().timestamp())}
        session.save()

    found = list(opened_by(client, matters, at_home))
    assert not found, "\n".join(found)
