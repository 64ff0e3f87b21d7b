"""The hashes BLAKE2b and BLAKE2s (RFC 7693), for the short texts that scripts hash."""

_SIGMA = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3),
    (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4), (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),
    (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13), (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),
    (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11), (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),
    (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5), (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0))
_LANES = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
          (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


class _Blake2:
    def __init__(self, data=b"", *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        size = self._WORD
        digest_size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= digest_size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f"digest_size for {self.name} must be between 1 and {self.MAX_DIGEST_SIZE} bytes, here it is "
                             f"{digest_size}")
        if len(key) > self.MAX_KEY_SIZE:
            raise ValueError(f"maximum key length is {self.MAX_KEY_SIZE} bytes")
        if len(salt) > self.SALT_SIZE:
            raise ValueError(f"maximum salt length is {self.SALT_SIZE} bytes")
        if len(person) > self.PERSON_SIZE:
            raise ValueError(f"maximum person length is {self.PERSON_SIZE} bytes")
        self.digest_size, self._last_node = digest_size, last_node
        offset = node_offset.to_bytes(8 if size == 8 else 6, "little")
        block = (bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little") + offset
                 + bytes([node_depth, inner_size]) + bytes(14 if size == 8 else 0)
                 + bytes(salt).ljust(self.SALT_SIZE, b"\0") + bytes(person).ljust(self.PERSON_SIZE, b"\0"))
        self._h = [iv ^ int.from_bytes(block[i * size:i * size + size], "little") for i, iv in enumerate(self._IV)]
        self._count, self._rest = 0, b""
        if key:
            self._rest = bytes(key).ljust(self.block_size, b"\0")
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        rest, size = self._rest + bytes(data), self.block_size
        at = 0
        while len(rest) - at > size:
            self._count += size
            self._h = self._compressed(self._h, rest[at:at + size], self._count, False)
            at += size
        self._rest = rest[at:]

    def _compressed(self, h, block, count, is_last):
        size, mask, bits = self._WORD, self._MASK, self._WORD * 8
        a, b, c, d = self._ROTATIONS
        m = [int.from_bytes(block[i * size:i * size + size], "little") for i in range(16)]
        v = h + list(self._IV)
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if is_last:
            v[14] ^= mask
            if self._last_node:
                v[15] ^= mask
        for number in range(self._ROUNDS):
            order = _SIGMA[number % 10]
            for lane, (i, j, k, l) in enumerate(_LANES):
                v[i] = (v[i] + v[j] + m[order[2 * lane]]) & mask
                x = v[l] ^ v[i]
                v[l] = (x >> a | x << bits - a) & mask
                v[k] = (v[k] + v[l]) & mask
                x = v[j] ^ v[k]
                v[j] = (x >> b | x << bits - b) & mask
                v[i] = (v[i] + v[j] + m[order[2 * lane + 1]]) & mask
                x = v[l] ^ v[i]
                v[l] = (x >> c | x << bits - c) & mask
                v[k] = (v[k] + v[l]) & mask
                x = v[j] ^ v[k]
                v[j] = (x >> d | x << bits - d) & mask
        return [h[i] ^ v[i] ^ v[i + 8] for i in range(8)]

    def digest(self):
        h = self._compressed(self._h, self._rest.ljust(self.block_size, b"\0"), self._count + len(self._rest), True)
        return b"".join(word.to_bytes(self._WORD, "little") for word in h)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made


class blake2b(_Blake2):
    name, block_size, _WORD, _MASK, _ROUNDS, _ROTATIONS = "blake2b", 128, 8, (1 << 64) - 1, 12, (32, 24, 16, 63)
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16
    _IV = (0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
           0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179)


class blake2s(_Blake2):
    name, block_size, _WORD, _MASK, _ROUNDS, _ROTATIONS = "blake2s", 64, 4, (1 << 32) - 1, 10, (16, 12, 8, 7)
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8
    _IV = tuple(word >> 32 for word in blake2b._IV)
