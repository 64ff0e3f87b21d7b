import hashlib

print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex())
print(hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"s", 2, 50).hex(), hashlib.pbkdf2_hmac("sha512", b"", b"", 1).hex())
for wrong in (lambda: hashlib.pbkdf2_hmac("md5", b"", b"", 0), lambda: hashlib.pbkdf2_hmac("md5", b"", b"", 1, 0)):
    try:
        print(wrong())
    except ValueError as error:
        print(error)


def password_hash(password, salt, rounds):
    return f"pbkdf2:sha256:{rounds}${salt}${hashlib.pbkdf2_hmac('sha256', password.encode(), salt.encode(), rounds).hex()}"


print(password_hash("secret", "pepper", 500))
