"""Who may act on a matter, as the Regulations name them (Arts. 14, 15, 17, 35, 36, 40)."""

from __future__ import annotations

from enum import StrEnum

from lianxin.statute.text import Text


class Role(StrEnum):
    """The part somebody takes in a matter; an officer's post gives it for one organ."""

    PETITIONER = "petitioner"
    SYSTEM = "system"
    REGISTRAR = "registrar"
    SCREENER = "screener"
    CONFIDENTIAL = "confidential clerk"
    RECEPTIONIST = "receptionist"
    HANDLER = "handler"
    HEAD_OF_ORGAN = "head of organ"
    MEDIATOR = "mediator"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    CONVENER = "convener"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> Text:
        """Return the role's name for people."""
        return LABELS[self]


LABELS: dict[Role, Text] = {
    Role.PETITIONER: Text("信访人", "petitioner"),
    Role.SYSTEM: Text("系统", "the system"),
    Role.REGISTRAR: Text("登记员", "registrar"),
    Role.SCREENER: Text("甄别员", "screener"),
    Role.CONFIDENTIAL: Text("密件经办人", "confidential clerk"),
    Role.RECEPTIONIST: Text("接谈员", "receptionist"),
    Role.HANDLER: Text("承办人", "handler"),
    Role.HEAD_OF_ORGAN: Text("单位负责人", "head of organ"),
    Role.MEDIATOR: Text("调解员", "mediator"),
    Role.REVIEWER: Text("复查复核人员", "reviewer"),
    Role.SUPERVISOR: Text("督查专员", "supervisor"),
    Role.CONVENER: Text("联席会议召集人", "convener of the joint conference"),
    Role.ANALYST: Text("统计分析员", "analyst"),
    Role.AUDITOR: Text("审计员", "auditor"),
    Role.ADMINISTRATOR: Text("管理员", "administrator"),
}

OFFICERS: frozenset[Role] = frozenset(Role) - {Role.PETITIONER, Role.SYSTEM}
