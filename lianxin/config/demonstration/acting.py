"""The facts of each act of the demonstration, with the papers that belong to it (Arts. 19-40)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from lianxin.config.demonstration import papers
from lianxin.config.demonstration.district import COURT, DISCIPLINE, PERSONNEL
from lianxin.config.demonstration.scene import Scene, sentences
from lianxin.config.demonstration.ways import Act
from lianxin.matters.item import Item
from lianxin.organs.models import Officer, Organ
from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.roles import Role
from lianxin.procedure.steps import STEPS
from lianxin.statute.outcomes import Outcome

ORAL = {"phone", "visit"}
DAYS_GIVEN = {
    "assign": 45,
    "ask_petitioner": 10,
    "promise_execution": 20,
    "supervise": 15,
    "name_lead": 60,
    "raise_lead": 45,
}
GROUNDS = {"merge": "repeat", "refuse": "N1", "refuse_further": "N2"}
Said = dict[str, Any]
Tell = Callable[[Scene, Act, Officer | None, Organ | None], Said]


def facts(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    """Return the facts that an act records: what the way says, what the step asks, its papers."""
    said = _said_by_the_way(scene, act)
    said = {**_asked(scene, act), **_more(scene, act, officer, organ), **said}
    return {**said, **papers.made(scene, act.step, said, officer, organ)}


def _said_by_the_way(scene: Scene, act: Act) -> Said:
    given: Said = {}
    for name, value in act.said:
        if name == "unit":
            given[name] = scene.other.pk
        else:
            given[name] = True if value == "yes" else int(value) if value.isdecimal() else value
    return given


def _asked(scene: Scene, act: Act) -> Said:
    """Return what the step asks, by the kind of each fact."""
    step = STEPS[act.step]
    plain: Said = {
        "route": scene.story.route,
        "category": scene.story.category,
        "unit": scene.unit.pk,
        "parent": scene.earlier.matter.pk if scene.earlier else None,
        "due_on": scene.on + timedelta(days=DAYS_GIVEN.get(act.step, 30)),
    }
    found: Said = {}
    for name in step.asks:
        kind = FACTS[name].kind
        if name in plain:
            found[name] = plain[name]
        elif kind is Kind.WORDS and name in sentences().get(act.step, {}):
            found[name] = scene.say(act.step, name)
        elif kind is Kind.FLAG:
            found[name] = True
    return found


def _more(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    tell = TOLD.get(act.step)
    return tell(scene, act, officer, organ) if tell else {}


def _register(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    several, oral = len(scene.petitioners), scene.matter.channel in ORAL
    note = scene.say("register", "note") if scene.rng.random() < 0.2 else None
    return {
        "category": scene.story.category,
        "place": scene.story.area,
        "note": note,
        "representatives": min(several, 5) if several > 1 else None,
        "persons": scene.matter.persons,
        "oral": oral or None,
        "read_back": oral or None,
    }


def _screen(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    accused = scene.other.pk if scene.story.route == "C" else None
    return {"place": scene.story.area, "accused": accused}


def _sealed_to(code: str) -> Tell:
    def tell(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
        return {"organ": scene.district.organs[code].pk, "note": scene.say(act.step, "note")}

    return tell


def _propose(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    assert scene.earlier
    return {"ground": GROUNDS[dict(act.said)["step"]], "parent": scene.earlier.matter.pk}


def _court(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {
        "organ": scene.district.organs[COURT].pk,
        "body": scene.say(act.step, "body"),
        "own_limit": scene.say(act.step, "own_limit"),
    }


def _route(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    words = scene.words
    return {
        "body": words["right_body"],
        "own_limit": words["own_limit"],
        "opens": scene.story.opens or None,
    }


def _open(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    handler = scene.officer(Role.HANDLER, scene.handling)
    return {"handler": handler.pk if handler else None}


def _another(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    now = scene.officer(Role.HANDLER, scene.handling)
    other = scene.colleague(now)
    return {"handler": other.pk if other else None}


def _investigate(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    other = scene.colleague(officer)
    return {"second": other.pk if other and other != officer else None}


def _noted(name: str) -> Tell:
    """Return what adds words that the step may carry but does not ask for."""

    def tell(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
        return {name: scene.say(act.step, name)}

    return tell


def _hearing(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"hearing_from": scene.on - timedelta(days=7), "hearing_to": scene.on}


def _item(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    """Keep a further item of the matter: a supplement, or the petitioner writing again."""
    again = act.step == "add_item"
    words = "" if again else scene.say("supplement", "words")
    item = Item(
        matter=scene.matter,
        channel="net",
        received_on=scene.on,
        title=scene.say("add_item", "title") if again else "补充材料",
        body=scene.say("add_item", "body") if again else words,
    )
    item.save(force_insert=True)
    said: Said = {"item": item.pk}
    return said | ({"channel": "net", "received_on": scene.on} if again else {"words": words})


def _decide(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"outcome": scene.story.outcome}


def _request_review(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    unit = scene.handling
    above = unit.counterpart if unit.counterpart and scene.rng.random() < 0.3 else unit.above
    return {"review_organ": above.pk if above else None}


def _request_again(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    reviewer = scene.district.by_key[scene.matter.review_organ_id or 0]
    return {"reexamination_organ": reviewer.above.pk if reviewer.above else None}


def _reviewed(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    decision = dict(act.said).get("decision", "upheld")
    return {
        "decision": decision,
        "outcome": Outcome.SUPPORT.value if decision == "changed" else None,
    }


def _method(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"method": scene.rng.choices(("direct", "electronic", "post"), (60, 25, 15))[0]}


def _adopt(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"adoption": scene.story.outcome}


def _lead(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    government = scene.district.organs["NH-ZF"]
    where = government if act.step == "raise_lead" else scene.handling
    lead = scene.officer(Role.HEAD_OF_ORGAN, where)
    return {"lead": lead.pk if lead else None}


def _evaluate(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"comment": scene.say("evaluate", dict(act.said)["rating"])}


def _solved(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"solved": True}


def _upward(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"to_above": True}


def _supervised(scene: Scene, act: Act, officer: Officer | None, organ: Organ | None) -> Said:
    return {"duty": "delay"}


TOLD: dict[str, Tell] = {
    "register": _register,
    "screen": _screen,
    "propose": _propose,
    "report_urgent": _upward,
    "guide": _noted("note"),
    "guide_litigation": _court,
    "merge": _noted("reason"),
    "refuse": _noted("reason"),
    "refuse_further": _noted("reason"),
    "uphold_objection": _noted("reason"),
    "add_item": _item,
    "supplement": _item,
    "route": _route,
    "open": _open,
    "hand_over": _another,
    "recuse": _another,
    "hear": _noted("words"),
    "investigate": _investigate,
    "mediate": _noted("note"),
    "agree": _noted("note"),
    "hold_hearing": _hearing,
    "hear_again": _hearing,
    "decide": _decide,
    "serve": _method,
    "serve_review": _method,
    "send_back": _method,
    "serve_reexamination": _method,
    "request_review": _request_review,
    "request_reexamination": _request_again,
    "decide_review": _reviewed,
    "decide_reexamination": _reviewed,
    "decide_suggestion": _adopt,
    "confirm_withdrawal": _noted("note"),
    "supervise": _supervised,
    "name_lead": _lead,
    "raise_lead": _lead,
    "follow_up": _solved,
    "evaluate": _evaluate,
    "route_sealed": _sealed_to(DISCIPLINE),
    "notify_personnel": _sealed_to(PERSONNEL),
    "confirm_receipt": _noted("note"),
    "close_sealed": _noted("note"),
}
