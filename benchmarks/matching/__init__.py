"""How well and how fast known claims are found."""
