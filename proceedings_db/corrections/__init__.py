"""Corrections: decisions of a librarian about what was read, by public key and field, kept in a file beside the volume.

What was printed stays as it is; a correction changes what was read in it, or what it is linked to. Which fields there
are, and what they may hold, stands in :data:`~proceedings_db.corrections.fields.FIELDS`.
"""
