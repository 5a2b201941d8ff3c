"""The database itself keeps the record: entries only grow, in order, each chained to the last (Art. 21)."""

from django.db import migrations

GROW = """
CREATE FUNCTION lianxin_the_record_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record only grows: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION lianxin_entries_are_chained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before bytea;
BEGIN
    IF NEW.seq = 1 THEN
        before := decode(repeat('00', 32), 'hex');
    ELSE
        SELECT hash INTO before FROM matters_entry
            WHERE matter_id = NEW.matter_id AND seq = NEW.seq - 1;
    END IF;
    IF before IS NULL OR before <> NEW.previous THEN
        RAISE EXCEPTION 'entry % of matter % does not follow the one before', NEW.seq, NEW.matter_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER entries_only_grow BEFORE UPDATE OR DELETE ON matters_entry
    FOR EACH ROW EXECUTE FUNCTION lianxin_the_record_only_grows();
CREATE TRIGGER entries_are_not_truncated BEFORE TRUNCATE ON matters_entry
    FOR EACH STATEMENT EXECUTE FUNCTION lianxin_the_record_only_grows();
CREATE TRIGGER entries_are_chained BEFORE INSERT ON matters_entry
    FOR EACH ROW EXECUTE FUNCTION lianxin_entries_are_chained();
CREATE TRIGGER seals_only_grow BEFORE UPDATE OR DELETE ON matters_seal
    FOR EACH ROW EXECUTE FUNCTION lianxin_the_record_only_grows();
CREATE TRIGGER seals_are_not_truncated BEFORE TRUNCATE ON matters_seal
    FOR EACH STATEMENT EXECUTE FUNCTION lianxin_the_record_only_grows();
"""

BACK = """
DROP TRIGGER entries_only_grow ON matters_entry;
DROP TRIGGER entries_are_not_truncated ON matters_entry;
DROP TRIGGER entries_are_chained ON matters_entry;
DROP TRIGGER seals_only_grow ON matters_seal;
DROP TRIGGER seals_are_not_truncated ON matters_seal;
DROP FUNCTION lianxin_entries_are_chained();
DROP FUNCTION lianxin_the_record_only_grows();
"""


class Migration(migrations.Migration):
    """Install the triggers."""

    dependencies = (("matters", "0001_matters_items_and_entries"),)
    operations = (migrations.RunSQL(GROW, BACK),)
