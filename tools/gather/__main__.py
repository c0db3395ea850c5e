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
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
    django.setup()
    from tools.gather.everything import gather
    from tools.gather.sheet import write

    asked.out.mkdir(parents=True, exist_ok=True)
    for table, rows in gather(asked.raw).items():
        print(f"{write(asked.out, table, rows):5} {table}")


if __name__ == "__main__":
    main()
