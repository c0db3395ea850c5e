"""What is entered in the workspace: its source is the entry itself, and its name the first that is free."""

from corcom.record.actions import put_source
from corcom.record.grades import Grade
from corcom.record.models import Source, Tabled
from corcom.record.reader import Role
from corcom.record.trail import Act


def noted(act: Act, circle: str) -> Source:
    """The source of what is entered in the workspace: one a day, body and circle."""
    body = "unit" if act.reader.holds(Role.UNIT) else "presidency"
    name = f"note-{body}-{act.at.date()}-{circle.replace(':', '-')}"
    found: Source | None = Source.objects.everything().filter(pk=name).first()
    if found is not None:
        return found
    title = "Noted by the unit" if body == "unit" else "Noted by the Presidency"
    day = act.at.date().isoformat()
    return put_source(act, Source(id=name, title=title, dated=day, grade=Grade.OFFICIAL, circle=circle))


def free_name(model: type[Tabled], stem: str, number: int = 1) -> str:
    """The first name with that stem that is not taken."""
    taken = set(model.objects.everything().filter(pk__startswith=stem).values_list("pk", flat=True))
    while (name := f"{stem}-{number:02}") in taken:
        number += 1
    return name
