"""cryptography.fernet: making and checking keys; what would be encrypted with them is opaque."""


class InvalidToken(Exception):
    pass


def _opaque(name):
    import _operation
    return _operation.opaque("cryptography.fernet." + name, "cryptography")


class Fernet:
    def __init__(self, key, backend=None):
        if type(key).__name__ == "opaque":
            return
        import base64
        import binascii
        try:
            key = base64.urlsafe_b64decode(key)
        except binascii.Error as error:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.") from error
        if len(key) != 32:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.")

    @classmethod
    def generate_key(cls):
        import base64
        import os
        return base64.urlsafe_b64encode(os.urandom(32))

    def encrypt(self, data):
        return _opaque("Fernet.encrypt(...)")

    def decrypt(self, token, ttl=None):
        return _opaque("Fernet.decrypt(...)")


class MultiFernet:
    def __init__(self, fernets):
        self._fernets = list(fernets)
        if not self._fernets:
            raise ValueError("MultiFernet requires at least one Fernet instance")

    def encrypt(self, msg):
        return _opaque("MultiFernet.encrypt(...)")

    def decrypt(self, msg, ttl=None):
        return _opaque("MultiFernet.decrypt(...)")

    def rotate(self, msg):
        return _opaque("MultiFernet.rotate(...)")
