"""What hashlib has besides the functions of C."""

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384",
                         "sha3_512", "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made


def __getattr__(name):
    if name in ("blake2b", "blake2s"):
        import _blake2
        return getattr(_blake2, name)
    if name in ("shake_128", "shake_256", "scrypt"):
        def missing(*args, **kwargs):
            raise ValueError(f"hashlib.{name} is not available to scripts that limbeck runs")

        return missing
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
