import ipaddress

for text in ("1.2.3", "1.2.3.256", "1.2.3.x", "01.2.3.4", "::1::", "1:2", "12345::", "", "1.2.3.4/8", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1..2.3"):
    for kind in (ipaddress.IPv4Address, ipaddress.IPv6Address, ipaddress.ip_address):
        try:
            print(kind(text))
        except ValueError as error:
            print(type(error).__name__, error)
