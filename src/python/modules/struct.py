"""What struct has besides the functions of C."""

class error(Exception): pass

def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if not size:
        raise error('cannot iteratively unpack with a struct of length 0')
    if len(buffer) % size:
        raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
    return iter([unpack(format, buffer[i:i + size]) for i in range(0, len(buffer), size)])

class Struct:
    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format.decode() if isinstance(format, bytes) else format
    def pack(self, *values):
        return pack(self.format, *values)
    def unpack(self, buffer):
        return unpack(self.format, buffer)
    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)
    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    buffer[offset:offset + len(data)] = data
