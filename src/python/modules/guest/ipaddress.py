"""Addresses and networks of IPv4 and IPv6."""

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def _parse4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    number = 0
    for octet in octets:
        number = number << 8 | _octet(octet, text)
    return number


def _octet(octet, text):
    if not octet:
        why = "Empty octet not permitted"
    elif not (octet.isascii() and octet.isdigit()):
        why = f"Only decimal digits permitted in {octet!r}"
    elif len(octet) > 3:
        why = f"At most 3 characters permitted in {octet!r}"
    elif octet != "0" and octet[0] == "0":
        why = f"Leading zeros are not permitted in {octet!r}"
    elif int(octet) > 255:
        why = f"Octet {int(octet)} (> 255) not permitted"
    else:
        return int(octet)
    raise AddressValueError(f"{why} in {text!r}")


def _parse6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            last = _parse4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts += [f"{last >> 16:x}", f"{last & 0xFFFF:x}"]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gaps = [at for at in range(1, len(parts) - 1) if not parts[at]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gaps:
        before, after = parts[:gaps[0]], parts[gaps[0] + 1:]
        if not before[0]:
            before = before[1:]
            if before:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not after[-1]:
            after = after[:-1]
            if after:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        missing = 8 - len(before) - len(after)
        if missing < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        parts = before + ["0"] * missing + after
    elif len(parts) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    elif not parts[0]:
        raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
    elif not parts[-1]:
        raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
    number = 0
    for part in parts:
        if not part or not set(part) <= set("0123456789abcdefABCDEF"):
            raise AddressValueError(f"Only hex digits permitted in {part!r} in {text!r}")
        if len(part) > 4:
            raise AddressValueError(f"At most 4 characters permitted in {part!r} in {text!r}")
        number = number << 16 | int(part, 16)
    return number


def _show6(number):
    groups = [number >> shift & 0xFFFF for shift in range(112, -1, -16)]
    best_start, best_size, start = -1, 1, None
    for at, group in enumerate([*groups, 1]):
        if group == 0:
            start = at if start is None else start
        elif start is not None:
            if at - start > best_size:
                best_start, best_size = start, at - start
            start = None
    texts = [f"{group:x}" for group in groups]
    if best_start < 0:
        return ":".join(texts)
    return ":".join(texts[:best_start]) + "::" + ":".join(texts[best_start + best_size:])


class _Version:
    """What addresses and networks of one version have in common."""

    def __reduce__(self):
        return type(self), (str(self),)

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._bits


class _V4(_Version):
    _version, _bits, _parse = 4, 32, staticmethod(_parse4)

    @staticmethod
    def _show(number):
        return ".".join([str(number >> shift & 255) for shift in (24, 16, 8, 0)])


class _V6(_Version):
    _version, _bits, _parse, _show = 6, 128, staticmethod(_parse6), staticmethod(_show6)


class _Address:
    __slots__ = ("_ip",)

    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self._version} address")
            if address >> self._bits:
                raise AddressValueError(f"{address} (>= 2**{self._bits}) is not permitted as an IPv{self._version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) != self._bits // 8:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self._bits // 8}) is not permitted as an "
                                        f"IPv{self._version} address")
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            self._ip = self._parse(text)

    @property
    def packed(self):
        return self._ip.to_bytes(self._bits // 8, "big")

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        if self._version == 4:
            return str(self)
        return ":".join([f"{self._ip >> shift & 0xFFFF:04x}" for shift in range(112, -1, -16)])

    @property
    def reverse_pointer(self):
        if self._version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def __int__(self):
        return self._ip

    def __str__(self):
        return self._show(self._ip)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __hash__(self):
        return hash(hex(self._ip))

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return (self._ip, self._version) == (other._ip, other._version)

    def _order(self, other, answer):
        if not isinstance(other, _Address):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return answer(self._ip, other._ip)

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __add__(self, other):
        return type(self)(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(int(self) - other) if isinstance(other, int) else NotImplemented

    def __format__(self, spec):
        if not spec or spec[-1] == "s":
            return format(str(self), spec)
        import re
        if re.fullmatch("#?_?[xbnX]", spec):
            kind = "b" if spec[-1] == "b" or spec[-1] == "n" and self._version == 4 else "x" if spec[-1] == "n" else spec[-1]
            digits = format(self._ip, kind).rjust(self._bits if kind == "b" else self._bits // 4, "0")
            if "_" in spec:
                digits = "_".join([digits[at:at + 4] for at in range(0, len(digits), 4)])
            return ("0" + kind if "#" in spec else "") + digits
        return super().__format__(spec)

    def _in(self, networks):
        return any([self in ip_network(network) for network in networks])

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_global(self):
        return not self.is_private and not (self._version == 4 and self._in(("100.64.0.0/10",)))


class IPv4Address(_Address, _V4):
    __slots__ = ()

    @property
    def is_private(self):
        return self._in(("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29",
                         "192.0.0.170/31", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                         "203.0.113.0/24", "240.0.0.0/4", "255.255.255.255/32"))

    @property
    def is_loopback(self):
        return self._ip >> 24 == 127

    @property
    def is_multicast(self):
        return self._ip >> 28 == 14

    @property
    def is_link_local(self):
        return self._ip >> 16 == 0xA9FE

    @property
    def is_reserved(self):
        return self._ip >> 28 == 15


class IPv6Address(_Address, _V6):
    __slots__ = ("_scope_id",)

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, str) and "%" in address:
            address, _, self._scope_id = address.partition("%")
            if not self._scope_id or "%" in self._scope_id:
                raise AddressValueError(f'Invalid IPv6 address: "{address}%{self._scope_id}"')
        super().__init__(address)

    def __str__(self):
        return self._show(self._ip) + (f"%{self._scope_id}" if self._scope_id else "")

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def is_private(self):
        if self.ipv4_mapped is not None:
            return self.ipv4_mapped.is_private
        return self._in(("::1/128", "::/128", "::ffff:0:0/96", "100::/64", "2001::/23", "2001:2::/48", "2001:db8::/32",
                         "2001:10::/28", "fc00::/7", "fe80::/10"))

    @property
    def is_loopback(self):
        return self._ip == 1

    @property
    def is_multicast(self):
        return self._ip >> 120 == 255

    @property
    def is_link_local(self):
        return self._ip >> 118 == 0x3FA

    @property
    def is_site_local(self):
        return self._ip >> 118 == 0x3FB

    @property
    def is_reserved(self):
        return self._in(("::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3",
                         "A000::/3", "C000::/3", "E000::/4", "F000::/5", "F800::/6", "FE00::/9"))

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None


class _Network:
    def __init__(self, address, strict=True):
        given = address
        if isinstance(address, tuple):
            address, mask = address[0], address[1] if len(address) > 1 else self._bits
        elif isinstance(address, (int, bytes)):
            mask = self._bits
        else:
            text = str(address)
            address, slash, mask = text.partition("/")
            if "/" in mask:
                raise AddressValueError(f"Only one '/' permitted in {text!r}")
            mask = mask if slash else self._bits
        first = self._address_class(address)
        self._prefixlen = self._prefix_of(mask)
        number = int(first)
        start = number & self._mask()
        if strict and start != number:
            raise ValueError(f"{given} has host bits set")
        self.network_address = self._address_class(start)

    def _prefix_of(self, mask):
        if isinstance(mask, int):
            if not 0 <= mask <= self._bits:
                raise NetmaskValueError(f"{mask!r} is not a valid netmask")
            return mask
        if mask.isascii() and mask.isdigit():
            if int(mask) > self._bits:
                raise NetmaskValueError(f"{mask!r} is not a valid netmask")
            return int(mask)
        try:
            number = self._parse(mask) if self._version == 4 else None
        except AddressValueError:
            number = None
        if number is not None:
            for candidate in (number, number ^ 0xFFFFFFFF):  # a netmask, or a hostmask
                bits = f"{candidate:032b}"
                if "01" not in bits:
                    return bits.count("1")
        raise NetmaskValueError(f"{mask!r} is not a valid netmask")

    def _mask(self):
        return (1 << self._bits) - (1 << self._bits - self._prefixlen)

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def netmask(self):
        return self._address_class(self._mask())

    @property
    def hostmask(self):
        return self._address_class(self._mask() ^ (1 << self._bits) - 1)

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def num_addresses(self):
        return 1 << self._bits - self._prefixlen

    @property
    def with_prefixlen(self):
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_netmask(self):
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.network_address}/{self.hostmask}"

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def __str__(self):
        return self.with_prefixlen

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __hash__(self):
        return hash((int(self.network_address), self._prefixlen))

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return (self._version, self.network_address, self._prefixlen) == (other._version, other.network_address,
                                                                          other._prefixlen)

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return (self.network_address, self._prefixlen) < (other.network_address, other._prefixlen)

    def __contains__(self, other):
        if not isinstance(other, _Address) or other._version != self._version:
            return False
        return int(other) & self._mask() == int(self.network_address)

    def __iter__(self):
        first = int(self.network_address)
        for number in range(first, first + self.num_addresses):
            yield self._address_class(number)

    def __getitem__(self, at):
        number = int(self.network_address if at >= 0 else self.broadcast_address) + (at if at >= 0 else at + 1)
        if not int(self.network_address) <= number <= int(self.broadcast_address):
            raise IndexError("address out of range")
        return self._address_class(number)

    def hosts(self):
        first, last = int(self.network_address), int(self.broadcast_address)
        rest = self._bits - self._prefixlen
        if rest < 2:
            return [self._address_class(number) for number in range(first, last + 1)]
        return (self._address_class(number) for number in range(first + 1, last + (self._version == 6)))

    def overlaps(self, other):
        return self.network_address in other or other.network_address in self

    def subnet_of(self, other):
        return self.network_address in other and self._prefixlen >= other._prefixlen

    def supernet_of(self, other):
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        prefix = self._prefixlen + prefixlen_diff if new_prefix is None else new_prefix
        if prefix < self._prefixlen:
            raise ValueError("new prefix must be longer")
        if prefix > self._bits:
            raise ValueError(f"prefix length diff {prefix - self._prefixlen} is invalid for netblock {self}")
        first = int(self.network_address)
        for number in range(first, first + self.num_addresses, 1 << self._bits - prefix):
            yield type(self)((number, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        prefix = self._prefixlen - prefixlen_diff if new_prefix is None else new_prefix
        if prefix < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return type(self)((int(self.network_address), prefix), strict=False)

    def __getattr__(self, name):
        if name.startswith("is_") and name != "is_unspecified":
            return getattr(self.network_address, name) and getattr(self.broadcast_address, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class IPv4Network(_Network, _V4):
    _address_class = IPv4Address


class IPv6Network(_Network, _V6):
    _address_class = IPv6Address


class _Interface:
    def __init__(self, address):
        text = str(address) if not isinstance(address, tuple) else f"{self._address_class(address[0])}/{address[1]}"
        host, slash, mask = text.partition("/")
        super().__init__(int(host) if isinstance(address, int) else host)
        self.network = self._network_class(f"{self.ip}/{mask}" if slash else f"{self.ip}", strict=False)

    @property
    def ip(self):
        return self._address_class(self._ip)

    @property
    def netmask(self):
        return self.network.netmask

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def with_prefixlen(self):
        return f"{self.ip}/{self.network.prefixlen}"

    @property
    def with_netmask(self):
        return f"{self.ip}/{self.netmask}"

    def __str__(self):
        return self.with_prefixlen

    def __hash__(self):
        return hash((self._ip, self.network))

    def __eq__(self, other):
        return isinstance(other, _Interface) and self._ip == other._ip and self.network == other.network


class IPv4Interface(_Interface, IPv4Address):
    _address_class, _network_class = IPv4Address, IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    _address_class, _network_class = IPv6Address, IPv6Network


def _either(kinds, address, what, *args):
    for kind in kinds:
        try:
            return kind(address, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _either((IPv4Address, IPv6Address), address, "address")


def ip_network(address, strict=True):
    return _either((IPv4Network, IPv6Network), address, "network", strict)


def ip_interface(address):
    return _either((IPv4Interface, IPv6Interface), address, "interface")


def v4_int_to_packed(address):
    return address.to_bytes(4, "big")


def v6_int_to_packed(address):
    return address.to_bytes(16, "big")


def summarize_address_range(first, last):
    kind = IPv4Network if first._version == 4 else IPv6Network
    start, end = int(first), int(last)
    while start <= end:
        size = min((start & -start).bit_length() - 1 if start else first._bits, (end - start + 1).bit_length() - 1)
        yield kind((start, first._bits - size))
        start += 1 << size


def collapse_addresses(addresses):
    """Networks without those inside of others, neighbours joined."""
    networks = sorted({ip_network(str(one)) for one in addresses})
    result = []
    for network in networks:
        if result and network.subnet_of(result[-1]):
            continue
        result.append(network)
        while len(result) > 1 and result[-1].prefixlen == result[-2].prefixlen and result[-1].prefixlen and \
                result[-1].supernet() == result[-2].supernet() and result[-1] != result[-2]:
            joined = result.pop().supernet()
            result[-1] = joined
    return iter(result)
