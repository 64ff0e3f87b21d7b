"""AES (FIPS 197) in the modes that columns and tokens are encrypted with: CBC and GCM (NIST SP 800-38D), for short texts."""


def _sbox():
    powers, logs, x = [0] * 256, [0] * 256, 1
    for i in range(255):
        powers[i], logs[x] = x, i
        x ^= _double(x)
    box = [0] * 256
    for value in range(256):
        inverse = powers[(255 - logs[value]) % 255] if value else 0
        turned = inverse
        for _ in range(4):
            turned = (turned << 1 | turned >> 7) & 255
            inverse ^= turned
        box[value] = inverse ^ 0x63
    return box


def _double(x):
    return (x << 1 ^ 0x11b) & 255 if x & 128 else x << 1


_BOX = _sbox()
_BACK = [0] * 256
for _i, _value in enumerate(_BOX):
    _BACK[_value] = _i
_SHIFT = [(i + 4 * (i % 4)) % 16 for i in range(16)]
_UNSHIFT = [_SHIFT.index(i) for i in range(16)]


def _times(a, b):
    product = 0
    while b:
        if b & 1:
            product ^= a
        a, b = _double(a), b >> 1
    return product


def _xor(a, b):
    return bytes([x ^ y for x, y in zip(a, b)])


class AES:
    def __init__(self, key):
        words = [list(key[i:i + 4]) for i in range(0, len(key), 4)]
        count, constant = len(words), 1
        for i in range(count, 4 * (count + 7)):
            word = list(words[-1])
            if i % count == 0:
                word = [_BOX[byte] for byte in word[1:] + word[:1]]
                word[0] ^= constant
                constant = _double(constant)
            elif count > 6 and i % count == 4:
                word = [_BOX[byte] for byte in word]
            words.append([a ^ b for a, b in zip(words[i - count], word)])
        self._keys = [sum(words[i:i + 4], []) for i in range(0, len(words), 4)]

    def encrypt(self, block):
        state = [a ^ b for a, b in zip(block, self._keys[0])]
        for key in self._keys[1:]:
            state = [_BOX[state[i]] for i in _SHIFT]
            if key is not self._keys[-1]:
                state = self._mixed(state)
            state = [a ^ b for a, b in zip(state, key)]
        return bytes(state)

    def _mixed(self, state):
        made = []
        for i in range(0, 16, 4):
            column = state[i:i + 4]
            whole = column[0] ^ column[1] ^ column[2] ^ column[3]
            made += [column[k] ^ whole ^ _double(column[k] ^ column[(k + 1) % 4]) for k in range(4)]
        return made

    def decrypt(self, block):
        state = [a ^ b for a, b in zip(block, self._keys[-1])]
        for key in self._keys[-2::-1]:
            state = [_BACK[state[i]] for i in _UNSHIFT]
            state = [a ^ b for a, b in zip(state, key)]
            if key is not self._keys[0]:
                state = self._unmixed(state)
        return bytes(state)

    def _unmixed(self, state):
        made = []
        for i in range(0, 16, 4):
            a, b, c, d = state[i:i + 4]
            for w, x, y, z in ((a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c)):
                made.append(_times(w, 14) ^ _times(x, 11) ^ _times(y, 13) ^ _times(z, 9))
        return made

    # Modes.

    def encrypt_cbc(self, iv, data):
        out = []
        for i in range(0, len(data), 16):
            iv = self.encrypt(_xor(data[i:i + 16], iv))
            out.append(iv)
        return b"".join(out)

    def decrypt_cbc(self, iv, data):
        out = []
        for i in range(0, len(data), 16):
            out.append(_xor(self.decrypt(data[i:i + 16]), iv))
            iv = data[i:i + 16]
        return b"".join(out)

    def _counted(self, nonce, data):
        out = []
        for i in range(0, len(data), 16):
            out.append(_xor(data[i:i + 16], self.encrypt(nonce + (i // 16 + 2).to_bytes(4, "big"))))
        return b"".join(out)

    def _tag(self, nonce, encrypted):
        h, y = int.from_bytes(self.encrypt(bytes(16)), "big"), 0
        lengths = (0).to_bytes(8, "big") + (8 * len(encrypted)).to_bytes(8, "big")
        for block in [encrypted[i:i + 16].ljust(16, b"\0") for i in range(0, len(encrypted), 16)] + [lengths]:
            x, v, y = y ^ int.from_bytes(block, "big"), h, 0
            for bit in range(127, -1, -1):
                if x >> bit & 1:
                    y ^= v
                v = v >> 1 ^ (0xe1 << 120) if v & 1 else v >> 1
        return _xor(y.to_bytes(16, "big"), self.encrypt(nonce + b"\0\0\0\1"))

    def encrypt_gcm(self, nonce, data):
        """What is encrypted, and its tag; the nonce has 12 bytes."""
        encrypted = self._counted(nonce, data)
        return encrypted, self._tag(nonce, encrypted)

    def decrypt_gcm(self, nonce, encrypted, tag):
        """None: the tag is another's."""
        return self._counted(nonce, encrypted) if self._tag(nonce, encrypted) == tag else None


def pad(data):
    missing = 16 - len(data) % 16
    return data + bytes([missing]) * missing


def unpad(data):
    """None: that is no padding."""
    missing = data[-1] if data and len(data) % 16 == 0 else 0
    good = 0 < missing <= 16 and data[-missing:] == bytes([missing]) * missing
    return data[:-missing] if good else None
