"""packaging.version: versions as PEP 440 writes and orders them."""
import functools
import re

VERSION_PATTERN = r"""v?(?:(?P<epoch>[0-9]+)!)?(?P<release>[0-9]+(?:\.[0-9]+)*)
    (?P<pre>[-_.]?(?P<pre_l>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pre_n>[0-9]+)?)?
    (?P<post>-(?P<post_n1>[0-9]+)|[-_.]?(?P<post_l>post|rev|r)[-_.]?(?P<post_n2>[0-9]+)?)?
    (?P<dev>[-_.]?(?P<dev_l>dev)[-_.]?(?P<dev_n>[0-9]+)?)?
    (?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?"""
_KINDS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}


class InvalidVersion(ValueError):
    pass


@functools.total_ordering
class Version:
    _pattern = re.compile(r"\s*" + VERSION_PATTERN + r"\s*\Z", re.VERBOSE | re.IGNORECASE)

    def __init__(self, version):
        found = self._pattern.match(version)
        if not found:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self.epoch = int(found["epoch"] or 0)
        self.release = tuple(int(part) for part in found["release"].split("."))
        kind = (found["pre_l"] or "").lower()
        self.pre = (_KINDS.get(kind, kind), int(found["pre_n"] or 0)) if kind else None
        self.post = int(found["post_n1"] or found["post_n2"] or 0) if found["post"] else None
        self.dev = int(found["dev_n"] or 0) if found["dev"] else None
        self.local = re.sub("[-_]", ".", found["local"].lower()) if found["local"] else None

    def _key(self):
        release = list(self.release)
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        if self.pre is not None:
            pre = (0, *self.pre)
        else:
            pre = (-1,) if self.post is None and self.dev is not None else (1,)
        local = () if self.local is None else tuple(
            (1, int(part), "") if part.isdigit() else (0, 0, part) for part in self.local.split("."))
        return (self.epoch, release, pre, -1 if self.post is None else self.post,
                (1,) if self.dev is None else (0, self.dev), self.local is not None, local)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(str(self._key()))

    major = property(lambda self: self.release[0])
    minor = property(lambda self: self.release[1] if len(self.release) > 1 else 0)
    micro = property(lambda self: self.release[2] if len(self.release) > 2 else 0)
    is_devrelease = property(lambda self: self.dev is not None)
    is_postrelease = property(lambda self: self.post is not None)
    is_prerelease = property(lambda self: self.dev is not None or self.pre is not None)

    @property
    def base_version(self):
        return (f"{self.epoch}!" if self.epoch else "") + ".".join(str(part) for part in self.release)

    @property
    def public(self):
        return str(self).partition("+")[0]

    def __str__(self):
        text = self.base_version
        if self.pre is not None:
            text += self.pre[0] + str(self.pre[1])
        if self.post is not None:
            text += f".post{self.post}"
        if self.dev is not None:
            text += f".dev{self.dev}"
        return text + (f"+{self.local}" if self.local else "")

    def __repr__(self):
        return f"<Version({str(self)!r})>"


LegacyVersion = Version


def parse(version):
    return Version(version)
