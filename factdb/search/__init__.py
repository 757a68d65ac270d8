"""Finding: what texts are made of for the index, the index, and what it answers."""
