from tests.journeys.petitioning import *
from tests.journeys.officers import *
def test_submit(town, window, at_desk):
    page = window(phone=True)
    r = submitted(page, files=[PHOTO])
    print(r)
    looked_up(page, r, closely=True)
    walked(at_desk, r.number, intake(town.cast))
    looked_at(page, "mine")
    walked(at_desk, r.number, handling(town.cast))
