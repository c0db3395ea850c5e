"""Files that somebody sends: which are taken, and where they are kept, under the hash of their content."""

import io
import os
import re
import tempfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from corcom.record.refusal import Refusal

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
LONGEST_NAME = 160
LONGEST_ENDING = 10
BEGINNINGS = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
}
OFFICE_FOLDER = {"docx": "word/", "xlsx": "xl/"}
LARGEST_PART_THAT_TELLS = 1024 * 1024
ACTIVE_IN_OFFICE = re.compile(
    rb"vbaproject|macroenabled|activex|oleobject|attachedtemplate[^>]*external|external[^>]*attachedtemplate",
    re.IGNORECASE,
)
ACTIVE_IN_PDF = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: `size` in bytes."""

    name: str
    kind: str
    size: int
    sha256: str


def keep(upload: "UploadedFile[Any]") -> Kept:
    """Check a file and put it into the store. Raises Refusal: too large, of another kind, or active."""
    name = safe_name(str(upload.name))
    if not upload.size:
        raise Refusal(_("“{name}” is empty.").format(name=name))
    if upload.size > LARGEST:
        raise Refusal(_("“{name}” is larger than 10 MB: send a smaller copy.").format(name=name))
    content = upload.read()
    kind = _kind(name, content)
    digest = sha256(content).hexdigest()
    _store(digest, content)
    return Kept(name, kind, len(content), digest)


def path_of(digest: str) -> Path:
    """Where the content of that hash is kept."""
    return settings.FILES / digest[:2] / digest


def safe_name(given: str) -> str:
    """The last part of a name, without path, control characters or marks that turn the writing round."""
    last = PurePosixPath(given.replace("\\", "/")).name
    plain = "".join(letter for letter in last if letter.isprintable())
    stem, _dot, ending = plain.rpartition(".")
    ending = ending[:LONGEST_ENDING]
    stem = stem.strip(" .")[: LONGEST_NAME - LONGEST_ENDING - 1]
    return f"{stem or 'document'}.{ending}"


def _kind(name: str, content: bytes) -> str:
    ending = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    beginning = BEGINNINGS.get(ending)
    if beginning is None or not content.startswith(beginning):
        raise Refusal(
            _("“{name}” is not taken: send a PDF, a Word or Excel file without macros, or a picture.").format(
                name=name
            )
        )
    if ending in OFFICE_FOLDER and not _harmless_office(content, OFFICE_FOLDER[ending]):
        raise Refusal(
            _("“{name}” holds macros or embedded objects, or is damaged: save it anew without.").format(
                name=name
            )
        )
    if ending == "pdf" and ACTIVE_IN_PDF.search(content):
        raise Refusal(_("“{name}” holds scripts or other files: print it to a plain PDF.").format(name=name))
    return ending


def _harmless_office(content: bytes, folder: str) -> bool:
    try:
        with ZipFile(io.BytesIO(content)) as package:
            return _plain(package, folder)
    except (BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error):
        return False


def _plain(package: ZipFile, folder: str) -> bool:
    """Whether a package is of its kind, unpacks to little, and neither holds nor fetches anything active."""
    parts = package.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return False
    if not any(part.filename.startswith(folder) for part in parts):
        return False
    told = [part for part in parts if part.filename.endswith((".rels", "[Content_Types].xml"))]
    if any(part.file_size > LARGEST_PART_THAT_TELLS for part in told):
        return False
    said = b" ".join([*(package.read(part) for part in told), *(part.filename.encode() for part in parts)])
    return not ACTIVE_IN_OFFICE.search(said)


def _store(digest: str, content: bytes) -> None:
    """Written aside and renamed: nobody ever finds half a file."""
    place = path_of(digest)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as aside:
        aside.write(content)
        aside.flush()
        os.fsync(aside.fileno())
    os.chmod(aside.name, 0o600)
    os.replace(aside.name, place)
