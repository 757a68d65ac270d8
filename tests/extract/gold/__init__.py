"""Articles of our own whose quotes are marked by hand, with the speakers' full names; README.md tells how."""
