"""Every component, filter and form part, as the gallery shows them (Art. 18 ¶1)."""

from __future__ import annotations

import hashlib
import re
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation

import lianxin
from lianxin.procedure.stages import Stage
from lianxin.statute.calendar import STATUTORY, Due
from lianxin.statute.citation import art
from lianxin.statute.text import Text
from lianxin.web import preferences, spoken, widgets
from lianxin.web.examples import Sample

PACKAGE = Path(lianxin.__file__).parent
COMPONENTS = sorted((PACKAGE / "templates/components").glob("*.html"))
MONDAY = date(2026, 11, 23)


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def chinese():
    with translation.override("zh-hans"):
        yield


def rendered(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


# The gallery


def test_the_gallery_shows_every_component(client: Client):
    used = {template.name for template in client.get("/gallery/").templates}

    assert {f"components/{path.name}" for path in COMPONENTS} - used == {
        "components/messages.html",
        "components/way_back.html",
    } - used


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_opens_with_its_parameters(path: Path):
    first = path.read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("{# ")
    assert first.endswith(" #}")


@pytest.mark.parametrize("query", ["", "?desk"])
def test_nothing_on_a_page_needs_an_inline_style_or_script(client: Client, query: str):
    page = client.get(f"/gallery/{query}").content.decode()

    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_the_whole_gallery_is_read_in_english(client: Client):
    client.cookies["django_language"] = "en"
    page = client.get("/gallery/").content.decode()

    assert "Step 2 of 5" in page
    assert 'lang="en"' in page
    assert "working day" in page


# Words


def test_a_text_is_said_in_the_language_of_the_page(english: None):
    assert rendered("{{ words|say }}", words=Text("受理", "accept")) == "accept"
    assert rendered("{{ stage|say }}", stage=Stage.HANDLING) == "being handled"


def test_chinese_names_the_regulations_once(chinese: None):
    assert spoken.cite((art(34), art(31, item=6))) == "《信访工作条例》第三十四条、第三十一条第六项"
    assert spoken.cite(art(36, 2)) == "《信访工作条例》第三十六条第二款"


def test_english_cites_briefly(english: None):
    assert spoken.cite((art(34), art(36, 2))) == "Art. 34, Art. 36 ¶2"


def test_a_day_is_written_as_each_language_writes_it():
    with translation.override("zh-hans"):
        assert spoken.day(MONDAY) == "2026年11月23日"
    with translation.override("en"):
        assert spoken.day(MONDAY) == "23 Nov 2026"
        assert spoken.day("2026-11-23") == "23 Nov 2026"


def test_a_moment_is_told_in_the_offices_time_zone(chinese: None):
    assert spoken.moment(datetime(2026, 11, 23, 16, 5, tzinfo=UTC)) == "2026年11月24日 00:05"


@pytest.mark.parametrize(
    ("last", "text", "tone"),
    [
        (MONDAY + timedelta(days=3), "剩 3 个工作日", "soon"),
        (MONDAY + timedelta(days=14), "剩 10 个工作日", "calm"),
        (MONDAY, "今天到期", "today"),
        (MONDAY - timedelta(days=3), "已超期 1 个工作日", "late"),
    ],
)
def test_what_is_left_is_counted_in_working_days(chinese: None, last: date, text: str, tone: str):
    left = spoken.remaining(last, on=MONDAY)

    assert left is not None
    assert (left.text, left.tone) == (text, tone)


def test_what_is_left_of_a_clock_runs_to_the_legal_day(english: None):
    saturday = MONDAY + timedelta(days=5)
    due = Due(saturday, STATUTORY.next_working(saturday), MONDAY + timedelta(days=4), False)

    assert str(spoken.remaining(due, on=MONDAY)) == "5 working days left"
    assert str(spoken.remaining(MONDAY + timedelta(days=1), on=MONDAY)) == "1 working day left"


# Forms


def test_an_error_is_said_in_a_summary_that_leads_to_its_field(chinese: None):
    html = str(Sample({"phone": "12345"}, {}))

    assert '<a href="#id_phone">' in html
    assert '<a href="#id_kind_0">' in html
    assert html.count("请填写 11 位手机号码") == 2
    assert 'aria-describedby="id_phone_helptext id_phone_error"' in html
    assert 'id="id_phone_error"' in html


def test_an_untouched_form_has_no_summary(chinese: None):
    assert "govuk-error-summary" not in str(Sample())


def test_long_text_is_counted_and_never_cut(chinese: None):
    html = str(Sample()["text"])

    assert 'data-maxlength="5000"' in html
    assert not re.search(r"\smaxlength=", html)
    assert "id_text-info" in html


def test_a_day_is_given_to_the_browser_as_it_wants_it(chinese: None):
    assert 'value="2026-11-23"' in str(Sample(initial={"on": MONDAY})["on"])
    assert 'value="2026-11-23"' in str(Sample({"on": "2026/11/23"})["on"])


def test_options_explain_themselves(chinese: None):
    html = str(Sample()["kind"])

    assert 'aria-describedby="id_kind_0_hint"' in html
    assert 'id="id_kind_0_hint"' in html


def test_what_may_be_left_out_says_so(chinese: None):
    html = str(Sample())

    assert "（选填）" in html.split("发生日期")[1][:80]
    assert "（选填）" not in html.split("联系电话")[1][:80]


def test_every_widget_of_django_is_drawn_by_ours():
    class Everything(forms.Form):
        number = forms.IntegerField()
        mail = forms.EmailField()
        secret = forms.CharField(widget=forms.PasswordInput)
        when = forms.SplitDateTimeField()
        hour = forms.TimeField()
        hidden = forms.CharField(widget=forms.HiddenInput)
        several = forms.MultipleChoiceField(choices=[("a", "A")])
        file = forms.FileField(widget=forms.ClearableFileInput)
        site = forms.CharField(widget=forms.URLInput)

    html = str(Everything())

    assert html.count("govuk-input") >= 6
    assert html == Everything().as_p()


def test_several_files_come_as_a_list(rf: RequestFactory):
    from django.core.files.uploadedfile import SimpleUploadedFile

    class Papers(forms.Form):
        papers = widgets.Files()

    files = [SimpleUploadedFile("a.pdf", b"1"), SimpleUploadedFile("b.jpg", b"2")]
    request = rf.post("/", {"papers": files})
    form = Papers(request.POST, request.FILES)

    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["papers"]] == ["a.pdf", "b.jpg"]


def test_a_program_is_no_paper(rf: RequestFactory):
    from django.core.files.uploadedfile import SimpleUploadedFile

    class Papers(forms.Form):
        papers = widgets.Files()

    request = rf.post("/", {"papers": [SimpleUploadedFile("a.exe", b"MZ")]})

    assert not Papers(request.POST, request.FILES).is_valid()


# Preferences


def test_large_type_is_kept_and_leads_back(rf: RequestFactory):
    answer = preferences.large_type(rf.post("/", {"large": "1", "next": "/gallery/"}))

    assert answer.cookies["large_type"].value == "1"
    assert answer["Location"] == "/gallery/"


def test_large_type_leads_to_no_other_site(rf: RequestFactory):
    answer = preferences.large_type(
        rf.post("/", {"large": "1", "next": "https://elsewhere.example/"})
    )

    assert answer["Location"] == "/"


def test_a_page_of_large_type_says_so_in_its_root(client: Client):
    client.cookies["large_type"] = "1"

    assert "large-type" in client.get("/gallery/").content.decode().split("<head>")[0]


# What is vendored


def test_what_is_vendored_is_what_its_record_says():
    folder = PACKAGE / "static/vendor/govuk-frontend"
    record = tomllib.loads((folder / "VENDOR.toml").read_text(encoding="utf-8"))

    assert (folder / record["licence_file"]).exists()
    for file in record["file"]:
        assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_neither_the_crown_nor_its_typeface_is_here():
    css = (PACKAGE / "static/vendor/govuk-frontend/govuk-frontend.min.css").read_text("utf-8")

    assert "@font-face" not in css
    assert "url(" not in css
    assert "GDS Transport" not in css


# The head of a page


@pytest.mark.django_db
def test_an_officer_is_led_to_the_desks_of_their_posts(cast, sign_in):
    page = sign_in(cast.wang_wu).get("/gallery/?desk").content.decode()
    head = page.split("<main")[0]

    assert "/handling/" in head
    assert "/registration/" not in head


def test_a_visitor_is_asked_nothing_of_the_database(client: Client):
    head = client.get("/gallery/").content.decode().split("<main")[0]

    assert "工作人员登录" in head
    assert "/handling/" not in head
