import ipaddress

network = ipaddress.ip_network("192.168.0.0/28")
print(repr(network), network.netmask, network.hostmask, network.broadcast_address, network.num_addresses, list(network)[:3], list(network.hosts())[-1])
print(network[5], network[-1], ipaddress.ip_address("192.168.0.9") in network, network.prefixlen, list(network.subnets()), network.supernet())
print(network.with_netmask, network.overlaps(ipaddress.ip_network("192.168.0.8/30")), network.is_private, network < ipaddress.ip_network("192.168.1.0/28"))
for text in ("192.168.0.1/24", "10.0.0.0/255.0.0.0", "10.0.0.0/0.255.255.255", "::/0", "10.0.0.0/33", "2001:db8::/32", "1.2.3.4"):
    try:
        print(repr(ipaddress.ip_network(text)))
    except ValueError as error:
        print(type(error).__name__, error)
print(ipaddress.ip_network("192.168.0.1/24", strict=False), repr(ipaddress.ip_interface("10.1.2.3/8")), ipaddress.ip_interface("10.1.2.3/8").network)
print(list(ipaddress.summarize_address_range(ipaddress.ip_address("10.0.0.1"), ipaddress.ip_address("10.0.0.9"))))
print(list(ipaddress.collapse_addresses([ipaddress.ip_network("10.0.0.0/25"), ipaddress.ip_network("10.0.0.128/25"), ipaddress.ip_network("10.0.0.3/32")])))
