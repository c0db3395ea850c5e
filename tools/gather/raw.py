"""The raw files: any folder that holds them, directly or in its folders `data` and `minutes`."""

import csv
import json
from pathlib import Path
from typing import Any

Raw = dict[str, str]


class RawFiles:
    """Finds a raw file by name and reads it."""

    def __init__(self, folder: Path) -> None:
        self.places = [folder, folder / "data", folder / "minutes", folder.parent / "minutes"]

    def rows(self, name: str) -> list[Raw]:
        """The rows of `name`.csv, every cell without blanks around it."""
        with self._path(f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [{key: (cell or "").strip() for key, cell in row.items()} for row in csv.DictReader(file)]

    def names(self) -> list[str]:
        """The names of all tables that lie there, those of a folder with its name in front."""
        folder = next((place for place in self.places[1::-1] if place.is_dir()), self.places[0])
        return sorted(str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("*.csv"))

    def minutes(self, day: str) -> dict[str, Any]:
        """The annotation of the minutes of that day."""
        path = self._path(f"{day}_ccm_corcom.expected.json")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def _path(self, name: str) -> Path:
        for place in self.places:
            if (place / name).is_file():
                return place / name
        raise SystemExit(f"{name} is not in {self.places[0]} nor in its folders data and minutes")
