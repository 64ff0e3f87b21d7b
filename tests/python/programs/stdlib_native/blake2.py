import hashlib
for n in (0, 1, 3, 63, 64, 65, 127, 128, 129, 255, 256, 300):
    d = bytes(i % 256 for i in range(n))
    print(n, hashlib.blake2b(d).hexdigest(), hashlib.blake2s(d, digest_size=5, key=b"k").hexdigest())
h = hashlib.blake2b(b"a", digest_size=8, salt=b"s", person=b"p"); c = h.copy(); h.update(b"b" * 200); print(h.hexdigest(), c.hexdigest(), h.digest_size, h.block_size, h.name)
