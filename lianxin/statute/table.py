"""Read the tables of the law that lie beside these modules (Arts. 22-36)."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of this package, or say which file is missing."""
    source = files("lianxin.statute").joinpath(name)
    try:
        text = source.read_text(encoding="utf-8-sig")
    except FileNotFoundError as missing:
        raise FileNotFoundError(
            f"缺少数据文件 lianxin/statute/{name}。 / "
            f"The data file lianxin/statute/{name} is missing."
        ) from missing
    return list(csv.DictReader(text.splitlines()))
