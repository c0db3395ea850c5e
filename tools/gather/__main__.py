"""`python -m tools.gather RAW_DIR OUT_DIR`: read the raw files, write the tables of the record."""

import argparse
import os
from pathlib import Path

import django


def main() -> None:
    """Read, arrange, write; print the rows a table."""
    parser = argparse.ArgumentParser(prog="python -m tools.gather", description=__doc__)
    parser.add_argument("raw", type=Path, help="folder that holds the raw files")
    parser.add_argument("out", type=Path, help="folder to write the tables to")
    parser.add_argument("--left-out", type=Path, help="Markdown file for the raw rows that are in no table")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
    django.setup()
    from tools.gather.everything import catalogue_of, gathered
    from tools.gather.left_out import left_out, report
    from tools.gather.raw import RawFiles
    from tools.gather.sheet import write

    raw = RawFiles(asked.raw)
    catalogue = catalogue_of(raw)
    tables = gathered(raw, catalogue)
    asked.out.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        print(f"{write(asked.out, table, rows):5} {table}")
    if asked.left_out:
        found = left_out(raw, catalogue, tables)
        asked.left_out.write_text(report(found), encoding="utf-8")
        print(f"{len(found):5} left out")


if __name__ == "__main__":
    main()
