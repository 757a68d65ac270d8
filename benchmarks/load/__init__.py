"""How fast files are imported, against a bare load of the rows that the import writes."""
