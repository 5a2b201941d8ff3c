"""Model fields for personal data: sealed in the table, veiled on the screen (Art. 19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from lianxin.petitioners import normal, vault
from lianxin.petitioners.masks import mask_text
from lianxin.petitioners.veiled import Veiled


class Veil(DeferredAttribute):
    """What turns bytes from the table, and text from a form, into a `Veiled` when looked at."""

    field: Sealed

    def __get__(self, row: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        value = super().__get__(row, cls)
        if row is None or not isinstance(value, bytes | memoryview | str | None):
            return value
        row.__dict__[self.field.attname] = wrapped = self.field.veiled(row, value)
        return wrapped

    def __set__(self, row: models.Model, value: Any) -> None:
        moved = isinstance(value, Veiled)
        row.__dict__[self.field.attname] = self.field.here(row, value) if moved else value


class Sealed(models.BinaryField):
    """A text that is encrypted in the table and bound to model, field and row.

    `mask` makes what `str()` shows; `row` names the field that identifies the row before it is
    saved. Give it text, get a `Veiled`. It cannot be searched: see `Blind`.
    """

    descriptor_class = Veil
    _pyi_private_get_type: Veiled  # type: ignore[assignment]  # what the types of Django's fields read: a veil comes out
    _pyi_private_set_type: Veiled | str  # and a veil or a text goes in

    def __init__(
        self, *args: Any, mask: Callable[[str], str] = mask_text, row: str = "pk", **kwargs: Any
    ) -> None:
        self.mask, self.row = mask, row
        super().__init__(*args, **{"default": b"", "blank": True, "editable": True, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out of migrations what does not change the table."""
        name, path, args, kwargs = super().deconstruct()
        return (
            name,
            path,
            args,
            {key: value for key, value in kwargs.items() if key not in {"mask", "row"}},
        )

    def contribute_to_class(self, cls: type[models.Model], name: str, *more: Any) -> None:
        """Install the descriptor, which also sets."""
        super().contribute_to_class(cls, name, *more)
        setattr(cls, self.attname, self.descriptor_class(self))

    def place(self, row: models.Model) -> bytes:
        """Return what binds the sealed bytes to this row and field."""
        return f"{self.model._meta.label_lower}.{self.name}:{getattr(row, self.row)}".encode()

    def veiled(self, row: models.Model, value: bytes | memoryview | str | None) -> Veiled:
        """Wrap text from a form, or bytes from the table."""
        if isinstance(value, str | None):
            return Veiled(self.place(row), self.mask, plain=value or "")
        return Veiled(self.place(row), self.mask, sealed=bytes(value))

    def here(self, row: models.Model, value: Veiled) -> Veiled | str:
        """Keep a veil that was made for this place; take the text out of any other."""
        return value if value.fits(self.place(row)) else value.clear()

    def pre_save(self, row: models.Model, add: bool) -> Any:
        """Seal on the way into the table."""
        value = getattr(row, self.attname)
        return value.sealed(self.place(row)) if isinstance(value, Veiled) else value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Let a veil through wherever Django writes without `pre_save`, as in `bulk_update`."""
        if isinstance(value, Veiled):
            value = value.stored()
        if isinstance(value, str):
            raise TypeError(f"{self.name}: save the row; clear text is not written by update()")
        return super().get_db_prep_value(value, connection, prepared)

    def get_lookup(self, lookup_name: str) -> Any:
        """Allow no look-up: ciphertext is different each time."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, obj: models.Model) -> str:
        """Keep clear text out of fixtures."""
        return ""


class SealedBytes(models.BinaryField):
    """Bytes that the program seals itself with the vault, such as a file; rotation finds them here.

    `place` returns, for a row, what they were sealed for.
    """

    def __init__(
        self, *args: Any, place: Callable[[Any], bytes] | None = None, **kwargs: Any
    ) -> None:
        self.place = place
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Be an ordinary field of bytes to migrations."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("place", None)
        return name, "django.db.models.BinaryField", args, kwargs

    def again(self, row: models.Model) -> bytes:
        """Return the bytes sealed anew with the key in use."""
        assert self.place, f"{self}: say place=, which its bytes were sealed for"
        place = self.place(row)
        return vault.seal(vault.unseal(getattr(row, self.attname), place), place)


class Blind(models.BinaryField):
    """The blind index of a sealed field: HMAC of its normal form, empty where the text is."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"null": True, "editable": False, "db_index": True, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out of migrations what does not change the table."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("of", None)
        return name, path, args, kwargs

    def pre_save(self, row: models.Model, add: bool) -> bytes | None:
        """Follow the sealed field when its text is at hand; else nothing has changed."""
        text = getattr(row, self.of)
        if isinstance(text, Veiled) and text.is_read:
            setattr(row, self.attname, self.index(text.clear()))
        return getattr(row, self.attname)

    def index(self, text: str) -> bytes | None:
        """Return the index under the key in use, or None for nothing."""
        return vault.blind(found, self.of) if (found := normal.FORMS[self.of](text)) else None

    def candidates(self, text: str) -> list[bytes]:
        """Return the indexes to look for, under every key."""
        return vault.blinds(found, self.of) if (found := normal.FORMS[self.of](text)) else []
