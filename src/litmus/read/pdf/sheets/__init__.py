"""Pages in reading order, without what frames them: columns, captions, tables, programs, pictures."""
