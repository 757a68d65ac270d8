"""Other systems' files, read: bytes in, what commands take out. One module for each format; nothing here is written."""
