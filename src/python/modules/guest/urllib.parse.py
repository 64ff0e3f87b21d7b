"""URLs taken apart and put together."""

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
           "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult",
           "ParseResult", "SplitResult"]

from collections import namedtuple

_RELATIVE = ("", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu",
             "sftp", "svn", "svn+ssh", "ws", "wss")
uses_relative = list(_RELATIVE)
uses_netloc = list(_RELATIVE) + ["telnet", "snews", "rsync", "nfs", "git", "git+ssh"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
_SCHEME_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


# --- percent encoding ---

def quote_from_bytes(bs, safe="/"):
    if isinstance(bs, str):
        raise TypeError("quote_from_bytes() expected bytes")
    kept = _SAFE | frozenset(safe.encode("ascii", "ignore") if isinstance(safe, str) else safe)
    return "".join([chr(byte) if byte in kept else f"%{byte:02X}" for byte in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None or errors is not None:
        raise TypeError(f"quote() doesn't support '{'encoding' if encoding is not None else 'errors'}' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    safe = safe if isinstance(safe, str) else safe.decode()
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    out = [first]
    for part in rest:
        try:
            out.append(bytes([int(part[:2], 16)]) + part[2:] if len(part[:2].strip()) == 2 else b"%" + part)
        except ValueError:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    # only ASCII runs are bytes in disguise
    out, run = [], []
    for letter in string:
        if letter.isascii():
            run.append(letter)
        else:
            out.append(unquote_to_bytes("".join(run)).decode(encoding or "utf-8", errors or "replace"))
            out.append(letter)
            run = []
    out.append(unquote_to_bytes("".join(run)).decode(encoding or "utf-8", errors or "replace"))
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


# --- the parts of a URL ---

class _NetlocMixin:
    def _userinfo(self):
        info, at, _ = self.netloc.rpartition("@")
        if not at:
            return None, None
        username, colon, password = info.partition(":")
        return username, password if colon else None

    def _hostinfo(self):
        host = self.netloc.rpartition("@")[2]
        _, bracket, inside = host.partition("[")
        if bracket:
            host, _, rest = inside.partition("]")
            port = rest.partition(":")[2]
        else:
            host, _, port = host.partition(":")
        return host, port or None

    @property
    def username(self):
        return self._userinfo()[0]

    @property
    def password(self):
        return self._userinfo()[1]

    @property
    def hostname(self):
        host = self._hostinfo()[0]
        if not host:
            return None
        name, percent, zone = host.partition("%")
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(_NetlocMixin, namedtuple("SplitResult", "scheme netloc path query fragment")):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_NetlocMixin, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def _check_brackets(netloc):
    """Brackets hold an IPv6 address, and nothing but a port follows them."""
    before, _, inside = netloc.rpartition("@")[2].partition("[")
    host, _, port = inside.partition("]")
    if before or port and not port.startswith(":"):
        raise ValueError("Invalid IPv6 URL")
    if host.startswith("v"):
        number, dot, rest = host[1:].partition(".")
        if not (number and dot and rest and all([letter in "0123456789abcdefABCDEF" for letter in number])):
            raise ValueError("IPvFuture address is invalid")
        return
    from ipaddress import ip_address
    if ip_address(host).version == 4:
        raise ValueError("An IPv4 address cannot be in brackets")


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip("".join(map(chr, range(33))))
    for letter in "\t\r\n":
        url = url.replace(letter, "")
    netloc = query = fragment = ""
    head, colon, rest = url.partition(":")
    if colon and head and head[0].isascii() and head[0].isalpha() and all([letter in _SCHEME_LETTERS for letter in head]):
        scheme, url = head.lower(), rest
    if url.startswith("//"):
        ends = [at for at in (url.find(letter, 2) for letter in "/?#") if at >= 0]
        end = min(ends) if ends else len(url)
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        at = path.find(";", path.rfind("/") + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and not url.startswith("/"):
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    return url + "#" + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment)


def _without_dots(segments):
    kept = []
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in (".", ".."):
        kept.append("")
    return kept


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in uses_relative:
        return url
    if new.scheme in uses_netloc and new.netloc:
        return urlunparse(new)
    if not new.path and not new.params:
        return urlunparse((new.scheme, old.netloc, old.path, old.params, new.query or old.query, new.fragment))
    before = old.path.split("/")
    if before[-1]:
        before.pop()
    if new.path.startswith("/"):
        segments = new.path.split("/")
    else:
        segments = [part for part in before + new.path.split("/")]
        segments[1:-1] = [part for part in segments[1:-1] if part]
    return urlunparse((new.scheme, old.netloc, "/".join(_without_dots(segments)) or "/", new.params, new.query,
                       new.fragment))


# --- queries ---

def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    found = []
    for pair in qs.split(separator) if qs else ():
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {pair!r}")
        if value or keep_blank_values:
            found.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    def encoded(value):
        return quote_via(value if isinstance(value, bytes) else str(value), safe)

    pairs = []
    for name, value in query.items() if hasattr(query, "items") else query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(type(value), "__iter__"):
            pairs += [f"{encoded(name)}={encoded(one)}" for one in value]
        else:
            pairs.append(f"{encoded(name)}={encoded(value)}")
    return "&".join(pairs)
