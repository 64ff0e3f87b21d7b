"""base64: bytes as letters (RFC 4648)"""
import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode', 'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
           'a85encode', 'a85decode', 'b85encode', 'b85decode', 'encode', 'decode', 'encodebytes', 'decodebytes']

_LETTERS_32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}')


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        encoded = encoded.replace(b'+', altchars[:1]).replace(b'/', altchars[1:])
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = s.replace(altchars[:1], b'+').replace(altchars[1:], b'/')
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def b32encode(s):
    s = bytes(s)
    bits = ''.join(f'{byte:08b}' for byte in s)
    bits += '0' * (-len(bits) % 5)
    out = bytes(_LETTERS_32[int(bits[i:i + 5], 2)] for i in range(0, len(bits), 5))
    return out + b'=' * (-len(out) % 8)


def b32decode(s, casefold=False):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if casefold:
        s = s.upper()
    plain = s.rstrip(b'=')
    try:
        bits = ''.join(f'{_LETTERS_32.index(bytes([letter])):05b}' for letter in plain)
    except ValueError:
        raise binascii.Error('Non-base32 digit found') from None
    if len(s) - len(plain) not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - len(bits) % 8, 8))


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(letter not in b'0123456789ABCDEF' for letter in s):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def encodebytes(s):
    return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


_HEX_32 = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def b32hexencode(s):
    return bytes([letter if letter == 61 else _HEX_32[list(_LETTERS_32).index(letter)] for letter in b32encode(s)])


def b32hexdecode(s, casefold=False):
    s = _bytes(s)
    s = s.upper() if casefold else s
    try:
        return b32decode(bytes([letter if letter == 61 else _LETTERS_32[list(_HEX_32).index(letter)] for letter in s]))
    except ValueError as error:
        raise error if isinstance(error, binascii.Error) else binascii.Error('Non-base32 digit found') from None


_LETTERS_85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def _words_85(b):
    """The digits of each four bytes in base 85, and how many bytes were added."""
    padding = -len(b) % 4
    b = bytes(b) + bytes(padding)
    words = []
    for at in range(0, len(b), 4):
        number, digits = int.from_bytes(b[at:at + 4], 'big'), []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(digit)
        words.append(digits[::-1])
    return words, padding


def b85encode(b, pad=False):
    words, padding = _words_85(b)
    out = bytes([_LETTERS_85[digit] for word in words for digit in word])
    return out[:-padding] if padding and not pad else out


def _number_85(digits, what, at):
    number = 0
    for digit in digits:
        number = number * 85 + digit
    if number > 0xFFFFFFFF:
        raise ValueError(what if at is None else f'{what} {at}')
    return number.to_bytes(4, 'big')


def b85decode(b):
    b = _bytes(b)
    padding = -len(b) % 5
    out = []
    for at in range(0, len(b), 5):
        digits = [_LETTERS_85.find(bytes([letter])) for letter in b[at:at + 5] + b'~' * (5 - len(b[at:at + 5]))]
        if -1 in digits:
            raise ValueError(f'bad base85 character at position {at + digits.index(-1)}')
        out.append(_number_85(digits, 'base85 overflow in hunk starting at byte', at))
    out = b''.join(out)
    return out[:-padding] if padding else out


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    words, padding = _words_85(b)
    parts = []
    for word in words:
        if not any(word):
            parts.append(b'z')
        elif foldspaces and word == _words_85(b'    ')[0][0]:
            parts.append(b'y')
        else:
            parts.append(bytes([digit + 33 for digit in word]))
    if padding and not pad:
        parts[-1] = (b'!!!!!' if parts[-1] == b'z' else parts[-1])[:-padding]
    out = (b'<~' if adobe else b'') + b''.join(parts)
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[at:at + wrapcol] for at in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        out = b'\n'.join(lines)
    return out + b'~>' if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out, digits = [], []
    for letter in b + b'uuuu':
        if 33 <= letter <= 117:
            digits.append(letter - 33)
            if len(digits) == 5:
                out.append(_number_85(digits, 'Ascii85 overflow', None))
                digits = []
        elif letter == 122 or foldspaces and letter == 121:
            if digits:
                raise ValueError(f'{chr(letter)} inside Ascii85 5-tuple')
            out.append(bytes(4) if letter == 122 else b'    ')
        elif letter not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(letter)}')
    padding = 4 - len(digits)
    out = b''.join(out)
    return out[:-padding] if padding else out


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
