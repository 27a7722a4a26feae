"""Look up where a host name leads, and refuse what is not on the public internet."""

import ipaddress
import socket

from communique.errors import InputError
from communique.settings import ALLOW_PRIVATE_ADDRESSES

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def public_address(host: str, port: int, *, allow_private: bool) -> str:
    """Return an address to connect to for a host. Raises InputError where there is none, or where one is refused.

    Who connects must connect to what is returned: a name may lead elsewhere when it is looked up again.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(f"the host {host} is not found: check the address and the connection") from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for address in addresses:
        if not allow_private and not is_public(address):
            raise InputError(
                f"the host {host} leads to {address}, which is not on the public internet: "
                f"set {ALLOW_PRIVATE_ADDRESSES}=true to read it all the same"
            )
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet: not private, loopback, link-local, reserved or for many."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_link_local)
