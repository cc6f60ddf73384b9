"""The steps of a load: pair the records of a volume with the rows it has, link them, write what differs."""
