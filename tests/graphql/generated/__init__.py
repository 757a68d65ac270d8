"""Generated operations over a generated world, answered by the compiler and by a plain walk over the rows."""
