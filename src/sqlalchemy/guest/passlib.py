"""passlib: hashes of passwords: passlib.context and passlib.hash."""
