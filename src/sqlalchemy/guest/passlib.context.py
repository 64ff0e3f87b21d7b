"""passlib.context: passwords, hashed with the first of some schemes and checked with any."""
from passlib import hash as _hash


class CryptContext:
    def __init__(self, schemes=None, default=None, deprecated=None, **options):
        self._schemes = list(schemes or ())
        self._default = default or self._schemes[0]
        others = [name for name in self._schemes if name != self._default]
        self._deprecated = others if deprecated in ("auto", ["auto"]) else list(deprecated or ())
        self._options = options

    def schemes(self):
        return tuple(self._schemes)

    def default_scheme(self):
        return self._default

    def hash(self, secret, scheme=None, category=None, **kw):
        scheme = scheme or self._default
        rounds = self._options.get(scheme + "__rounds", self._options.get(scheme + "__default_rounds"))
        return _hash.handler(scheme).hash(secret, **({} if rounds is None else {"rounds": rounds}))

    encrypt = hash

    def identify(self, hash, category=None):
        return next((name for name in self._schemes if _hash.handler(name).identify(hash)), None)

    def verify(self, secret, hash, scheme=None, category=None):
        if hash is None:
            return False
        name = scheme or self.identify(hash)
        if name is None:
            raise ValueError("hash could not be identified")
        return _hash.handler(name).verify(secret, hash)

    def needs_update(self, hash, scheme=None, category=None, secret=None):
        return self.identify(hash) in self._deprecated

    def verify_and_update(self, secret, hash, scheme=None, category=None):
        if not self.verify(secret, hash):
            return False, None
        return True, self.hash(secret) if self.needs_update(hash) else None
