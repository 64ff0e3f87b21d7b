"""werkzeug.security: hashes of passwords, salted."""
import hashlib
import secrets
import string
from _rest import rest_of

SALT_CHARS = string.ascii_letters + string.digits
DEFAULT_PBKDF2_ITERATIONS = 600000


def gen_salt(length):
    return "".join(secrets.choice(SALT_CHARS) for _ in range(length))


def _hashed(method, salt, password):
    kind, *arguments = method.split(":")
    if kind != "pbkdf2":
        raise ValueError(f"Invalid hash method '{kind}'.")
    name = arguments[0] if arguments else "sha256"
    rounds = int(arguments[1]) if len(arguments) > 1 else DEFAULT_PBKDF2_ITERATIONS
    made = hashlib.pbkdf2_hmac(name, password.encode(), salt.encode(), rounds)
    return f"pbkdf2:{name}:{rounds}", made.hex()


def generate_password_hash(password, method="pbkdf2", salt_length=16):
    """By PBKDF2 too where scrypt is asked for: what checks it goes by the method that it names."""
    salt = gen_salt(salt_length)
    method, made = _hashed("pbkdf2" if method.startswith("scrypt") else method, salt, password)
    return f"{method}${salt}${made}"


def check_password_hash(pwhash, password):
    try:
        method, salt, made = pwhash.split("$", 2)
    except ValueError:
        return False
    return secrets.compare_digest(_hashed(method, salt, password)[1], made)


__getattr__ = rest_of("werkzeug.security")
