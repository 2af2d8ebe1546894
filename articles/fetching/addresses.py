"""Which numeric addresses belong to the public web, and what the others are."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_MACHINE = "an address of this machine’s own network"
_PRIVATE = "an address of a private network"
_LINK = "an address of this machine’s own network, where clouds keep their secrets"
_NOBODY = "an address that no page of the web has"
_MANY = "an address of many machines at once"
_EXAMPLES = "an address for examples and measurements"
_TUNNEL = "an address of a tunnel, which may lead anywhere"

# After the registries of special addresses that IANA keeps (RFC 6890 and what followed); the first that fits counts.
_SPECIAL_4 = {
    "0.0.0.0/8": _MACHINE,
    "10.0.0.0/8": _PRIVATE,
    "100.64.0.0/10": "an address within a provider’s own network",
    "127.0.0.0/8": _MACHINE,
    "168.63.129.16/32": _LINK,  # public by its number, but answered by the machine's own host
    "169.254.0.0/16": _LINK,
    "172.16.0.0/12": _PRIVATE,
    "192.0.0.0/24": _NOBODY,
    "192.0.2.0/24": _EXAMPLES,
    "192.88.99.0/24": _TUNNEL,
    "192.168.0.0/16": _PRIVATE,
    "198.18.0.0/15": _EXAMPLES,
    "198.51.100.0/24": _EXAMPLES,
    "203.0.113.0/24": _EXAMPLES,
    "224.0.0.0/4": _MANY,
    "240.0.0.0/4": _NOBODY,
}
_SPECIAL_6 = {
    "::/127": _MACHINE,
    "::/96": _TUNNEL,
    "64:ff9b:1::/48": _PRIVATE,
    "2001::/32": _TUNNEL,
    "2001::/23": _NOBODY,
    "2001:db8::/32": _EXAMPLES,
    "2002::/16": _TUNNEL,
    "3fff::/20": _EXAMPLES,
    "fc00::/7": _PRIVATE,
    "fe80::/10": _LINK,
    "fec0::/10": _PRIVATE,
    "ff00::/8": _MANY,
}
_NETWORKS_4 = [(ipaddress.IPv4Network(network), what) for network, what in _SPECIAL_4.items()]
_NETWORKS_6 = [(ipaddress.IPv6Network(network), what) for network, what in _SPECIAL_6.items()]
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
# What translates for machines that have IPv6 alone; the address of the old kind stands in its last 32 bits.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def parsed(words: str) -> Address | None:
    """The address that the words are, in the one notation that is taken for each; None for everything else."""
    try:
        return ipaddress.ip_address(words)
    except ValueError:
        return None


def why_not(address: Address) -> str | None:
    """What the address is where it is none of the public web, in a reader's words; None where it is."""
    if isinstance(address, ipaddress.IPv4Address):
        return next((what for network, what in _NETWORKS_4 if address in network), None)
    if address.scope_id:
        return _LINK
    if (inner := _wrapped(address)) is not None:
        return why_not(inner)
    special = next((what for network, what in _NETWORKS_6 if address in network), None)
    return special or (None if address in _PUBLIC_6 else _NOBODY)


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of the old kind that one of the new kind only carries."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped
