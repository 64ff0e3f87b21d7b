"""bcrypt: hashes of passwords, by the system's crypt(3)."""
import hashlib
import secrets

_LETTERS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def gensalt(rounds=12, prefix=b"2b"):
    if not 4 <= rounds <= 31:
        raise ValueError("Invalid rounds")
    letters = "".join(secrets.choice(_LETTERS) for _ in range(21)) + secrets.choice(".Oeu")
    return b"$%b$%02d$%b" % (prefix, rounds, letters.encode())


def hashpw(password, salt):
    if not isinstance(password, bytes) or not isinstance(salt, bytes):
        raise TypeError("Strings must be encoded before hashing")
    return hashlib._crypt(password[:72], salt.decode()).encode()


def checkpw(password, hashed_password):
    return secrets.compare_digest(hashpw(password, hashed_password), hashed_password)
