"""Controls that Django does not have: several files, options that explain themselves (Art. 18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.forms import (
    CheckboxSelectMultiple,
    FileField,
    FileInput,
    RadioSelect,
)

ACCEPTED = ("pdf", "jpg", "jpeg", "png", "heic", "doc", "docx", "xls", "xlsx", "txt", "mp3", "mp4")


class Explained:
    """Options that carry a line of explanation: `Radios(hints={"A5": "…"})`."""

    def __init__(
        self, attrs: Any = None, choices: Any = (), hints: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *others: Any, **more: Any) -> dict[str, Any]:
        """Add the hint to Django's option."""
        option = super().create_option(name, value, *others, **more)  # type: ignore[misc]
        return {**option, "hint": self.hints.get(str(value), "")}


class Radios(Explained, RadioSelect):
    """One of several, each explained."""


class Ticks(Explained, CheckboxSelectMultiple):
    """Any of several, each explained."""


class FilesBox(FileInput):
    """A box for several files, with dropping and the camera where the browser can."""

    allow_multiple_selected = True

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        accept = ",".join(f".{kind}" for kind in ACCEPTED) + ",image/*"
        limits = {"data-largest": settings.UPLOAD_LIMIT, "data-most": settings.UPLOAD_COUNT}
        super().__init__({"accept": accept, **limits, **(attrs or {})})


class Files(FileField):
    """Several files; the clean value is a list (what the bytes are is checked by the record)."""

    widget = FilesBox

    def __init__(self, *, accepted: tuple[str, ...] = ACCEPTED, **options: Any) -> None:
        super().__init__(**options)
        self.validators.append(FileExtensionValidator(accepted))

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Check each file by itself."""
        several = data or [None] if isinstance(data, list | tuple) else [data]
        cleaned = [super(Files, self).clean(one, initial) for one in several]
        return [one for one in cleaned if one]
