"""A matter's page shows what comes next and hides what an officer may not see (Arts. 21, 28)."""

import pytest

from tests.builders import a_matter, walk

pytestmark = pytest.mark.django_db


def test_every_stage_has_a_page_for_everybody_who_may_see_it(cast, sign_in, client):
    from datetime import date

    for step, _by, _facts in walk(cast, date(2026, 9, 1)):
        matter = a_matter(cast, after=step)
        for officer in (cast.li_si, cast.wang_wu, cast.zhao_liu, cast.sun_qi, cast.qian_shi):
            from lianxin.matters.access import can_see

            expected = 200 if can_see(officer, matter) else 404
            assert sign_in(officer).get(matter.get_absolute_url()).status_code == expected


def test_whoever_works_elsewhere_is_told_that_there_is_no_such_matter(cast, sign_in):
    matter = a_matter(cast, after="serve")
    assert sign_in(cast.zhou_ba).get(matter.get_absolute_url()).status_code == 404
