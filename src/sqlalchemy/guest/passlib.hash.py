"""passlib.hash: bcrypt and PBKDF2; what another scheme would make is opaque."""
import base64
import hashlib
import hmac
import os


def _bytes(text):
    return text.encode() if isinstance(text, str) else text


class bcrypt:
    name = "bcrypt"

    @classmethod
    def hash(cls, secret, rounds=12, **kw):
        import bcrypt as made
        return made.hashpw(_bytes(secret)[:72], made.gensalt(rounds)).decode()

    encrypt = hash

    @classmethod
    def using(cls, rounds=12, **kw):
        return type("bcrypt", (cls,), {"hash": classmethod(lambda own, secret, **more: cls.hash(secret, rounds))})

    @classmethod
    def verify(cls, secret, hash):
        import bcrypt as made
        return made.checkpw(_bytes(secret)[:72], _bytes(hash))

    @classmethod
    def identify(cls, hash):
        return str(hash).startswith(("$2a$", "$2b$", "$2y$"))


class _Pbkdf2:
    @classmethod
    def _text(cls, secret, rounds, salt):
        made = hashlib.pbkdf2_hmac(cls._digest, _bytes(secret), salt, rounds)
        spell = lambda data: base64.b64encode(data, b"./").decode().rstrip("=")
        return f"${cls.name.replace('_', '-')}${rounds}${spell(salt)}${spell(made)}"

    @classmethod
    def hash(cls, secret, rounds=None, salt=None, **kw):
        return cls._text(secret, rounds or cls.default_rounds, salt or os.urandom(16))

    @classmethod
    def verify(cls, secret, hash):
        _, _, rounds, salt, _ = str(hash).split("$")
        return hmac.compare_digest(cls._text(secret, int(rounds), base64.b64decode(salt + "=" * (-len(salt) % 4), b"./")),
                                   str(hash))

    @classmethod
    def identify(cls, hash):
        return str(hash).startswith(f"${cls.name.replace('_', '-')}$")


class pbkdf2_sha256(_Pbkdf2):
    name, default_rounds, _digest = "pbkdf2_sha256", 29000, "sha256"


class pbkdf2_sha512(_Pbkdf2):
    name, default_rounds, _digest = "pbkdf2_sha512", 25000, "sha512"


def handler(name):
    found = globals().get(name)
    if isinstance(found, type) and hasattr(found, "identify"):
        return found
    import _operation
    return _operation.opaque("passlib.hash." + name, "passlib")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'passlib.hash' has no attribute {name!r}")
    return handler(name)
