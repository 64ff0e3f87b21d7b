import ipaddress

for text in ("127.0.0.1", "10.0.0.255", "::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "0.0.0.0", "255.255.255.255", "1:2:3:4:5:6:7:8", "::"):
    address = ipaddress.ip_address(text)
    print(repr(address), address, int(address), address.version, address.packed, address.exploded, address.reverse_pointer)
    print(address.is_private, address.is_loopback, address.is_multicast, address.is_link_local, address.is_global, address.is_reserved,
          address.is_unspecified)
print(ipaddress.IPv4Address(5), ipaddress.IPv4Address(b"\1\2\3\4"), ipaddress.IPv4Address("1.1.1.1") + 5, len({ipaddress.ip_address("::1"), ipaddress.ip_address("0:0::1")}))
print(sorted([ipaddress.IPv4Address("9.9.9.9"), ipaddress.IPv4Address("1.1.1.1")]), f"{ipaddress.ip_address('1.2.3.4'):>10s}|{ipaddress.ip_address('1.2.3.4'):x}")
