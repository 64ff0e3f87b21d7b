"""What of re is shorter in the guest language: its errors and flags."""

class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)

class RegexFlag(int):
    @property
    def value(self):
        return int(self)
    @property
    def name(self):
        names = '|'.join(name for name, flag in _flags if int(self) & flag)
        return names or None
    def __repr__(self):
        if not self:
            return 're.NOFLAG'
        parts = ['re.' + name for name, flag in _flags if int(self) & flag]
        rest = int(self) & ~511
        if not parts:
            return f're.RegexFlag({rest})'
        return '|'.join(parts + ([hex(rest)] if rest else []))
    __str__ = __repr__
    def __format__(self, spec):
        return format(repr(self), spec)
    def __or__(self, other):
        return RegexFlag(int(self) | int(other))
    __ror__ = __or__
    def __and__(self, other):
        return RegexFlag(int(self) & int(other))
    __rand__ = __and__
    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))
    __rxor__ = __xor__
    def __invert__(self):
        return RegexFlag(511 & ~int(self))

_cache = {}
_flags = [('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32),
          ('MULTILINE', 8), ('DOTALL', 16), ('VERBOSE', 64), ('TEMPLATE', 1), ('DEBUG', 128)]
NOFLAG = RegexFlag(0)
T = TEMPLATE = RegexFlag(1)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)
for _name, _flag in _flags:
    setattr(RegexFlag, _name, RegexFlag(_flag))
__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer',
           'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S',
           'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
           'UNICODE', 'NOFLAG', 'RegexFlag']
