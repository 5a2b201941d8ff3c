"""Pictures inside documents: the QR code of a receipt (Arts. 18, 21)."""

from __future__ import annotations

import io

import segno
import typst

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 30mm)"""


def qr(text: str) -> bytes:
    """Return the QR code of an address as PNG."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(made, kind="png", scale=8, border=2)
    return made.getvalue()


def png(value: object) -> bytes | None:
    """Return a picture as PNG: PNG as it is, SVG drawn, other text as a QR code; else nothing."""
    if isinstance(value, bytes):
        return value if value.startswith(_PNG) else _drawn(value)
    if not isinstance(value, str) or not (text := value.strip()):
        return None
    return _drawn(text.encode(errors="replace")) if text.startswith("<") else _coded(text)


def _coded(text: str) -> bytes | None:
    try:
        return qr(text)
    except (segno.DataOverflowError, UnicodeEncodeError):
        return None


def _drawn(svg: bytes) -> bytes | None:
    try:
        text = svg.decode()
        made = typst.compile(_SVG, sys_inputs={"svg": text}, format="png", ppi=300)
    except (UnicodeDecodeError, typst.TypstError):
        return None
    assert isinstance(made, bytes)
    return made
