"""The forms F01 to F26, each with the fields that it must carry (Arts. 19-23, 31-36, 40).

A field is required always, never, or when another field says so (`outcome=support`,
`channel=visit|phone`, `persons_count>1`). Some forms have parts, each a paper of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lianxin.statute import table
from lianxin.statute.citation import Citation, parse
from lianxin.statute.text import Text

COMMON = ("head", "foot", "contact")


@dataclass(frozen=True)
class Field:
    """Name one thing that a form carries, for templates by `name`, for people by `label`.

    `when` holds the condition of a field that is required in some cases only.
    """

    name: str
    label: Text
    required: bool
    cites: tuple[Citation, ...] = ()
    when: str = ""
    part: str = ""

    def is_required(self, facts: Mapping[str, object]) -> bool:
        """Tell whether the field is required beside these facts."""
        if not self.when:
            return self.required
        if ">" in self.when:
            name, least = self.when.split(">")
            value = facts.get(name)
            return isinstance(value, int) and value > int(least)
        name, values = self.when.split("=")
        return str(facts.get(name, "")) in values.split("|")


@dataclass(frozen=True)
class Form:
    """Describe a form: whom it goes to (petitioner, organ or the file) and its fields in order."""

    number: str
    name: Text
    to: str
    fields: tuple[Field, ...]
    cites: tuple[Citation, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the papers that the form consists of; one without a name if it has no parts."""
        named = tuple(dict.fromkeys(field.part for field in self.fields if field.part))
        return named or ("",)

    def of_part(self, part: str = "") -> tuple[Field, ...]:
        """Return the fields of one paper, those that every paper has among them."""
        if part not in self.parts:
            raise ValueError(f"{self.number} has the parts {self.parts}, not {part!r}")
        return tuple(field for field in self.fields if field.part in ("", part))

    def field(self, name: str, part: str = "") -> Field:
        """Return a field by its name, or raise KeyError."""
        for field in self.of_part(part):
            if field.name == name:
                return field
        raise KeyError(f"{self.number} has no field {name}")

    def missing(self, facts: Mapping[str, object], part: str = "") -> tuple[Field, ...]:
        """Return the required fields that the facts leave empty; a form with any is refused."""
        return tuple(
            field
            for field in self.of_part(part)
            if field.is_required(facts) and is_empty(facts.get(field.name))
        )


def is_empty(value: object) -> bool:
    """Tell whether a value says nothing; a zero and a plain no do say something."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, (list, tuple, dict, set)) and not value)


@cache
def forms() -> dict[str, Form]:
    """Return every form by its number."""
    fields: dict[str, tuple[Field, ...]] = {}
    for row in table.rows("fields.csv"):
        fields[row["form"]] = (*fields.get(row["form"], ()), _field(row))
    return {row["form"]: _form(row, fields) for row in table.rows("forms.csv")}


def _form(row: dict[str, str], fields: dict[str, tuple[Field, ...]]) -> Form:
    common = row["common"].split()
    return Form(
        number=row["form"],
        name=Text(zh=row["zh"], en=row["en"]),
        to=row["to"],
        fields=(
            *(fields["head"] if "head" in common else ()),
            *fields[row["form"]],
            *(field for group in common if group != "head" for field in fields[group]),
        ),
        cites=tuple(parse(row["cites"])),
    )


def _field(row: dict[str, str]) -> Field:
    always = row["required"] in ("yes", "no")
    return Field(
        name=row["field"],
        label=Text(zh=row["zh"], en=row["en"]),
        required=row["required"] == "yes",
        cites=tuple(parse(row["cites"])),
        when="" if always else row["required"],
        part=row["part"],
    )


FORMS: dict[str, Form] = forms()
