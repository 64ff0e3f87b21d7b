"""cryptography.fernet: tokens that are encrypted and signed (AES-CBC and HMAC-SHA256)."""

import _host


class InvalidToken(Exception):
    pass


def _bytes(text):
    return text.encode() if isinstance(text, str) else text


class Fernet:
    def __new__(cls, key, backend=None):
        """With a key that nobody knows all that it would do is unknown."""
        return key if _host.is_opaque(key) else super().__new__(cls)

    def __init__(self, key, backend=None):
        import base64
        import binascii
        try:
            key = base64.urlsafe_b64decode(key)
        except binascii.Error as error:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.") from error
        if len(key) != 32:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.")
        self._key = key

    @classmethod
    def generate_key(cls):
        import base64
        import os
        return base64.urlsafe_b64encode(os.urandom(32))

    def _signed(self, parts):
        import hashlib
        import hmac
        return hmac.new(self._key[:16], parts, hashlib.sha256).digest()

    def encrypt(self, data):
        import time
        return self.encrypt_at_time(data, int(time.time()))

    def encrypt_at_time(self, data, current_time):
        import base64
        import os
        from _aes import AES, pad
        iv = os.urandom(16)
        parts = b"\x80" + current_time.to_bytes(8, "big") + iv + AES(self._key[16:]).encrypt_cbc(iv, pad(data))
        return base64.urlsafe_b64encode(parts + self._signed(parts))

    def decrypt(self, token, ttl=None):
        if _host.is_opaque(token):
            return token
        import base64
        import binascii
        import hmac
        import time
        from _aes import AES, unpad
        try:
            whole = base64.urlsafe_b64decode(_bytes(token))
        except (binascii.Error, TypeError):
            raise InvalidToken from None
        parts, signature = whole[:-32], whole[-32:]
        if len(parts) < 25 or parts[0] != 0x80 or not hmac.compare_digest(self._signed(parts), signature):
            raise InvalidToken
        if ttl is not None and int.from_bytes(parts[1:9], "big") + ttl < int(time.time()):
            raise InvalidToken
        plain = unpad(AES(self._key[16:]).decrypt_cbc(parts[9:25], parts[25:]))
        if plain is None:
            raise InvalidToken
        return plain


class MultiFernet:
    def __init__(self, fernets):
        self._fernets = list(fernets)
        if not self._fernets:
            raise ValueError("MultiFernet requires at least one Fernet instance")

    def encrypt(self, msg):
        return self._fernets[0].encrypt(msg)

    def decrypt(self, msg, ttl=None):
        for fernet in self._fernets:
            try:
                return fernet.decrypt(msg, ttl)
            except InvalidToken:
                pass
        raise InvalidToken

    def rotate(self, msg):
        return self.encrypt(self.decrypt(msg))
