"""sqlalchemy_utils.types.encrypted.encrypted_type: columns that are encrypted, and what encrypts them."""
import base64
import datetime
import hashlib
import json
import os

from sqlalchemy.sql import sqltypes
from sqlalchemy.types import TypeDecorator


class InvalidCiphertextError(Exception):
    pass


class EncryptionDecryptionBaseEngine:
    def _update_key(self, key):
        self._initialize_engine(hashlib.sha256(key.encode() if isinstance(key, str) else key).digest())

    def _set_padding_mechanism(self, padding_mechanism=None):
        pass

    def encrypt(self, value):
        raise NotImplementedError("Subclasses must implement this!")

    decrypt = encrypt

    def _bytes(self, value):
        return (value if isinstance(value, str) else repr(value)).encode()


class AesEngine(EncryptionDecryptionBaseEngine):
    BLOCK_SIZE = 16
    _padding = "naive"

    def _initialize_engine(self, parent_class_key):
        from _aes import AES
        self.secret_key, self.iv = parent_class_key, parent_class_key[:16]
        self._cipher = AES(parent_class_key)

    def _set_padding_mechanism(self, padding_mechanism=None):
        if padding_mechanism not in (None, "naive", "pkcs5"):
            raise NotImplementedError(f"limbeck does not have the padding {padding_mechanism!r}")
        self._padding = padding_mechanism or "naive"

    def encrypt(self, value):
        from _aes import pad
        value = self._bytes(value)
        padded = pad(value) if self._padding == "pkcs5" else value + b"*" * (-len(value) % 16)
        return base64.b64encode(self._cipher.encrypt_cbc(self.iv, padded)).decode()

    def decrypt(self, value):
        from _aes import unpad
        plain = self._cipher.decrypt_cbc(self.iv, base64.b64decode(value))
        plain = unpad(plain) if self._padding == "pkcs5" else plain.rstrip(b"*")
        try:
            return plain.decode()
        except (AttributeError, UnicodeDecodeError):
            raise ValueError("Invalid decryption key") from None


class AesGcmEngine(EncryptionDecryptionBaseEngine):
    BLOCK_SIZE = TAG_SIZE_BYTES = 16
    IV_BYTES_NEEDED = 12

    def _initialize_engine(self, parent_class_key):
        from _aes import AES
        self.secret_key, self._cipher = parent_class_key, AES(parent_class_key)

    def encrypt(self, value):
        iv = os.urandom(self.IV_BYTES_NEEDED)
        encrypted, tag = self._cipher.encrypt_gcm(iv, self._bytes(value))
        return base64.b64encode(iv + tag + encrypted).decode()

    def decrypt(self, value):
        value = base64.b64decode(value)
        plain = self._cipher.decrypt_gcm(value[:12], value[28:], value[12:28]) if len(value) >= 28 else None
        if plain is None:
            raise InvalidCiphertextError()
        return plain.decode()


class FernetEngine(EncryptionDecryptionBaseEngine):
    def _initialize_engine(self, parent_class_key):
        from cryptography.fernet import Fernet
        self.secret_key = base64.urlsafe_b64encode(parent_class_key)
        self.fernet = Fernet(self.secret_key)

    def encrypt(self, value):
        return self.fernet.encrypt(self._bytes(value)).decode()

    def decrypt(self, value):
        return self.fernet.decrypt(value.encode()).decode()


def _read(text, python_type):
    if issubclass(python_type, bool):
        return text == "true"
    for known in (datetime.datetime, datetime.date, datetime.time):
        if issubclass(python_type, known):
            return known.fromisoformat(text)
    return python_type(text)


class StringEncryptedType(TypeDecorator):
    impl = sqltypes.String
    cache_ok = True

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
        super().__init__(**kwargs)
        type_in = sqltypes.String() if type_in is None else type_in
        self.underlying_type = type_in() if isinstance(type_in, type) else type_in
        self._key = key
        self.engine = (engine or AesEngine)() if isinstance(engine, type) or engine is None else engine
        self._padding_mechanism = padding

    @property
    def key(self):
        return self._key

    def _update_key(self):
        self.engine._update_key(self._key() if callable(self._key) else self._key)
        if isinstance(self.engine, AesEngine):
            self.engine._set_padding_mechanism(self._padding_mechanism)

    def _has_own(self, name):
        inner = getattr(type(self.underlying_type), name, None)
        return inner is not None and inner is not getattr(TypeDecorator, name)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        self._update_key()
        if self._has_own("process_bind_param"):
            value = self.underlying_type.process_bind_param(value, dialect)
        elif isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, (datetime.date, datetime.time)):
            value = value.isoformat()
        elif isinstance(self.underlying_type, sqltypes.JSON):
            value = json.dumps(value)
        return self.engine.encrypt(value)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        self._update_key()
        plain = self.engine.decrypt(value)
        if self._has_own("process_result_value"):
            return self.underlying_type.process_result_value(plain, dialect)
        if isinstance(self.underlying_type, sqltypes.JSON):
            return json.loads(plain)
        return _read(plain, self.underlying_type.python_type)


class EncryptedType(StringEncryptedType):
    impl = sqltypes.LargeBinary

    def process_bind_param(self, value, dialect):
        made = super().process_bind_param(value, dialect)
        return made.encode() if isinstance(made, str) else made

    def process_result_value(self, value, dialect):
        return super().process_result_value(value.decode() if isinstance(value, bytes) else value, dialect)
