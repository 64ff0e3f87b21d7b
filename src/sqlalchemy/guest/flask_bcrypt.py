"""flask_bcrypt: hashes of passwords."""
import bcrypt


def generate_password_hash(password, rounds=None):
    return Bcrypt().generate_password_hash(password, rounds)


def check_password_hash(pw_hash, password):
    return Bcrypt().check_password_hash(pw_hash, password)


class Bcrypt:
    def __init__(self, app=None):
        pass

    def init_app(self, app):
        pass

    def generate_password_hash(self, password, rounds=None, prefix=None):
        password = password.encode() if isinstance(password, str) else password
        prefix = prefix.encode() if isinstance(prefix, str) else prefix
        return bcrypt.hashpw(password, bcrypt.gensalt(rounds or 12, prefix or b"2b"))

    def check_password_hash(self, pw_hash, password):
        return bcrypt.checkpw(*(text.encode() if isinstance(text, str) else text for text in (password, pw_hash)))
