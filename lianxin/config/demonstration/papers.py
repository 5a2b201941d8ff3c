"""The papers of the demonstration, issued by the same code as everybody's (Arts. 23, 31-36)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from lianxin.config.demonstration.scene import Scene
from lianxin.documents import fonts
from lianxin.documents.compose import compose
from lianxin.documents.drafts import Draft, drafted
from lianxin.documents.issuing import STUDY, UNNUMBERED, acknowledgement, issue
from lianxin.documents.letter import Letter
from lianxin.documents.word import docx
from lianxin.matters import numbering
from lianxin.matters.attachment import attach
from lianxin.matters.files import ALLOWED
from lianxin.organs.models import Officer, Organ
from lianxin.statute.forms import FORMS

TEXT = "text/plain; charset=utf-8"
DECIDED = {
    "serve": "decide",
    "serve_review": "decide_review",
    "send_back": "decide_review",
    "serve_reexamination": "decide_reexamination",
}
FORM = {
    "assign": "F04",
    "route": "F06",
    "accept": "F07",
    "refuse": "F08",
    "refuse_further": "F09",
    "extend": "F10",
    "study": STUDY,
    "decide": "F12",
    "reply_suggestion": "F12",
    "decide_review": "F14",
    "decide_reexamination": "F15",
    "feed_back": "F20",
}
Said = dict[str, Any]


def made(scene: Scene, step: str, said: Said, officer: Officer | None, organ: Organ | None) -> Said:
    """Return the papers that a step's facts point at, issued or kept now."""
    if step in DECIDED:
        return _proof_of_service(scene, step, said, officer, organ)
    if step in KEPT:
        return _kept(scene, *KEPT[step])
    if step not in FORM or organ is None:
        return {}
    given = GIVEN.get(FORM[step], _nothing)(scene, said)
    return _issued(scene, FORM[step], organ, officer, **given)


def _issued(scene: Scene, form: str, organ: Organ, officer: Officer | None, **given: Any) -> Said:
    """Issue a paper; on a machine that has no Chinese font, keep the Word file alone."""
    if _has_fonts():
        return issue(scene.matter, form, organ=organ, officer=officer, on=scene.on, **given)
    draft = Draft(scene.matter, organ, officer, scene.on, given)
    if form == STUDY:
        return _word(scene, form, acknowledgement(draft))
    fields = drafted(draft, form)
    if form not in UNNUMBERED:
        fields["symbol"] = numbering.next_document(organ, scene.on.year, form)
    made = _word(scene, form, compose(form, fields))
    return made | {"document_number": str(fields.get("symbol", "")) or None}


def _word(scene: Scene, form: str, letter: Letter) -> Said:
    name = FORMS[form].name.zh if form in FORMS else letter.title
    paper = attach(
        scene.matter,
        name=f"{name}.docx",
        kind=ALLOWED[".docx"],
        data=docx(letter),
        form=form if form in FORMS else "",
        for_petitioner=form not in FORMS or FORMS[form].to == "petitioner",
    )
    return {"document": str(paper.pk), "digest": paper.sha256}


@cache
def _has_fonts() -> bool:
    try:
        fonts.found()
    except fonts.NoFonts:
        return False
    return True


def _kept(scene: Scene, fact: str, name: str, paper: tuple[str, str], form: str) -> Said:
    text = scene.say(*paper)
    attachment = attach(scene.matter, name=f"{name}.txt", kind=TEXT, data=text.encode(), form=form)
    return {fact: str(attachment.pk)}


def _proof_of_service(
    scene: Scene, step: str, said: Said, officer: Officer | None, organ: Organ | None
) -> Said:
    assert organ is not None
    entry = scene.matter.entries.filter(step=DECIDED[step]).order_by("-seq").first()
    assert entry is not None
    name, person = FORMS[entry.form].name.zh, scene.person.name.clear()
    how = {
        "direct": {"signature": person},
        "electronic": {"consent": "登记时书面同意以短信和网页方式送达"},
        "post": {"tracking_number": f"XA{scene.rng.randrange(10**11):011}44"},
    }
    paper = _issued(
        scene,
        "F16",
        organ,
        officer,
        method=said["method"],
        place=f"{organ.label}办公室" if said["method"] == "direct" else "信访人提供的地址",
        document=name,
        document_symbol=entry.facts.get("document_number"),
        **how[said["method"]],
    )
    return {"proof": paper["document"]}


def _nothing(scene: Scene, said: Said) -> Said:
    return {}


def _assigned(scene: Scene, said: Said) -> Said:
    return {"to_organ": scene.unit.name, "feedback_by": said["due_on"]}


def _path(scene: Scene, said: Said) -> Said:
    story, words = scene.story, scene.words
    return {
        "route": story.route,
        "body": words["right_body"],
        "person_limit": words["own_limit"],
        "law": "、".join(story.basis) or "有关法律法规",
        "is_opened_here": "是" if story.opens else "否",
    }


def _refused(scene: Scene, said: Said) -> Said:
    assert scene.earlier
    scene.earlier.matter.refresh_from_db()
    return {"parent_matter": scene.earlier.matter, "facts_found": scene.say("refuse", "reason")}


def _no_more(scene: Scene, said: Said) -> Said:
    assert scene.earlier
    return {"parent_matter": scene.earlier.matter}


def _extended(scene: Scene, said: Said) -> Said:
    return {"days": said["days"], "reasons": said["reason"]}


def _opinion(scene: Scene, said: Said) -> Said:
    story, due = scene.story, scene.on + timedelta(days=30)
    supported = story.outcome == "supported"
    return {
        "claims": "；".join(story.claims) or story.title,
        "facts_and_reasons": story.facts_found,
        "opinion": story.opinion,
        "basis": "、".join(story.basis),
        "outcome": said.get("outcome"),
        "execution_what": "；".join(story.claims) if supported else None,
        "execution_by": scene.handling.name if supported else None,
        "execution_on": due if supported else None,
    }


def _reviewed(scene: Scene, said: Said) -> Said:
    return {
        "decision": said["decision"],
        "outcome": said["decision"],
        "facts_found": scene.say("review", "facts_found"),
        "opinion": scene.say("review", said["decision"]),
        "basis": scene.say("review", "basis"),
    }


def _reexamined(scene: Scene, said: Said) -> Said:
    return _reviewed(scene, said) | {"basis": scene.say("reexamination", "basis")}


def _closing(scene: Scene, said: Said) -> Said:
    return {
        "facts": scene.story.facts_found,
        "opinion": scene.story.opinion,
        **{
            name: scene.say("feed_back", name)
            for name in ("measures", "petitioner_view", "evaluation")
        },
    }


GIVEN: dict[str, Callable[[Scene, Said], Said]] = {
    "F04": _assigned,
    "F06": _path,
    "F08": _refused,
    "F09": _no_more,
    "F10": _extended,
    "F12": _opinion,
    "F14": _reviewed,
    "F15": _reexamined,
    "F20": _closing,
}
KEPT: dict[str, tuple[str, str, tuple[str, str], str]] = {
    "agree": ("document", "调解协议书", ("paper", "agreement"), "F17"),
    "report_execution": ("proof", "执行情况说明", ("paper", "proof"), ""),
    "end_without_successor": ("proof", "情况核实记录", ("paper", "successor"), ""),
}
