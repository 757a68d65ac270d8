"""How well and how fast quotes are extracted, on data sets whose quotes were marked by people."""
