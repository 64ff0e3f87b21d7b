import base64
import hashlib
import hmac


def encode(password, salt, iterations=10):
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), iterations)
    return f"pbkdf2_sha256${iterations}${salt}${base64.b64encode(key).decode()}"


def verify(password, encoded):
    algorithm, iterations, salt, _ = encoded.split("$", 3)
    return hmac.compare_digest(encode(password, salt, int(iterations)), encoded)


stored = encode("secret", "salt")
print(stored, verify("secret", stored), verify("wrong", stored))
print(hashlib.md5(b"x").hexdigest(), hashlib.sha1("ü".encode()).hexdigest(), hmac.new(b"k", b"m", "sha256").hexdigest())
