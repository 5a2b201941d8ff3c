"""Who petitions; the only home of personal data, sealed and read on record (Art. 19)."""
