"""One level above reviews, and the level above that re-examines (Arts. 35, 36 ¶1)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from lianxin.organs.models import Organ

LADDER = [
    ("Guicheng", "district", "city"),
    ("housing", "district", "city"),
    ("petition office", "district", "city"),
    ("district", "city", "province"),
    ("city housing", "city", "province"),
    ("tax", "city tax", "province"),
    ("city", "province", None),
    ("province", None, None),
]


@pytest.mark.parametrize(("organ", "reviews", "re_examines"), LADDER)
def test_each_answer_is_reviewed_one_level_above(
    district: dict[str, Organ],
    organ: str,
    reviews: str | None,
    re_examines: str | None,
) -> None:
    found = district[organ]
    assert found.review_organ == district.get(reviews or "")
    assert found.re_examination_organ == district.get(re_examines or "")


def test_a_department_may_also_be_reviewed_by_its_counterpart_above(
    district: dict[str, Organ],
) -> None:
    assert district["housing"].reviewers() == (district["district"], district["city housing"])
    assert district["Guicheng"].reviewers() == (district["district"],)
    assert district["province"].reviewers() == ()


def test_nobody_reviews_their_own_answer(district: dict[str, Organ]) -> None:
    for field in ("above", "parent"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organ.objects.filter(code="housing").update(**{field: district["housing"]})
