"""The database itself refuses to change or remove a line of the trail."""

from django.db import migrations

REFUSE = "the trail is append-only"

SQLITE = {
    "trail_no_update": "BEFORE UPDATE ON record_trailentry",
    "trail_no_delete": "BEFORE DELETE ON record_trailentry",
    # INSERT OR REPLACE would remove a line without a DELETE
    "trail_no_replace": "BEFORE INSERT ON record_trailentry WHEN EXISTS "
    "(SELECT 1 FROM record_trailentry WHERE id = NEW.id OR hash = NEW.hash)",
}
POSTGRESQL = {
    "trail_no_change": "BEFORE UPDATE OR DELETE ON record_trailentry FOR EACH ROW",
    "trail_no_truncate": "BEFORE TRUNCATE ON record_trailentry FOR EACH STATEMENT",
}


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, when in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END")
        return
    schema_editor.execute(
        "CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSE}'; END $$"
    )
    for name, when in POSTGRESQL.items():
        schema_editor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION trail_refuse()")


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
        return
    for name in POSTGRESQL:
        schema_editor.execute(f"DROP TRIGGER {name} ON record_trailentry")
    schema_editor.execute("DROP FUNCTION trail_refuse()")


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
