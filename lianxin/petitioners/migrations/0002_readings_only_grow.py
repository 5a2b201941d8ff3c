"""The log of readings only grows: the database refuses to change or empty it (Art. 19)."""

from django.db import migrations

GUARD = """
CREATE FUNCTION petitioners_reading_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log of readings only grows: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER petitioners_reading_rows BEFORE UPDATE OR DELETE ON petitioners_reading
    FOR EACH ROW EXECUTE FUNCTION petitioners_reading_only_grows();
CREATE TRIGGER petitioners_reading_table BEFORE TRUNCATE ON petitioners_reading
    FOR EACH STATEMENT EXECUTE FUNCTION petitioners_reading_only_grows();
"""
UNDO = """
DROP TRIGGER petitioners_reading_table ON petitioners_reading;
DROP TRIGGER petitioners_reading_rows ON petitioners_reading;
DROP FUNCTION petitioners_reading_only_grows();
"""


class Migration(migrations.Migration):
    """Guard the log of readings."""

    dependencies = (("petitioners", "0001_petitioners"),)
    operations = (migrations.RunSQL(GUARD, UNDO),)
