"""Names of hosts in, the addresses that may be connected to out: all public, or the name is refused."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable

from timeline.errors import ArticleError

Resolver = Callable[[str, int], tuple[str, ...]]
"""From a host's name and a port to its addresses, as text; raises OSError where there are none."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # IPv4-compatible addresses, given up long ago
_LOW = 0xFFFFFFFF


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that the system gives for a name, without repetitions."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_addresses(host: str, port: int, *, resolver: Resolver, timeout: float) -> tuple[str, ...]:
    """Return the addresses of a host, all of them public.

    Args:
        host: A name, or an address as text.
        port: The port that will be connected to.
        resolver: What looks names up.
        timeout: Seconds to wait for it.

    Raises:
        ArticleError: the name has no address, or one that is not public: an answer that mixes them is an attack.
    """
    literal = _literal(host)
    found = (str(literal),) if literal else _looked_up(host, port, resolver, timeout)
    if not found:
        raise ArticleError("the host has no address", where=host, remedy="Check the spelling")
    private = next((address for address in found if not is_public(address)), None)
    if private is not None:
        raise ArticleError(
            "the address lies in a private network", where=host, remedy="Save the page as a file and give that"
        )
    return found


def is_public(address: str) -> bool:
    """Tell whether an address is reachable for everybody, also when it wraps another one (mapped, 6to4, NAT64)."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (known, *_wrapped(known)))


def _wrapped(address: _Address) -> tuple[_Address, ...]:
    """Return the IPv4 addresses within an IPv6 address."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found: list[_Address] = [one for one in (address.ipv4_mapped, address.sixtofour) if one is not None]
    found += address.teredo or ()
    if any(address in network for network in (*_NAT64, _COMPATIBLE)):
        found.append(ipaddress.IPv4Address(int(address) & _LOW))
    return tuple(found)


def _literal(host: str) -> _Address | None:
    """Return the address that a host is written as, or None for a name.

    Raises:
        ArticleError: a number that is no address in its usual form: "2130706433", "0177.0.0.1", "0x7f.1".
    """
    bare = host.strip("[]")
    try:
        return ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        pass
    last = bare.rstrip(".").rpartition(".")[2].lower()
    if last.isdecimal() or last.startswith("0x") or not last:
        raise ArticleError("the host is neither a name nor an address", where=host, remedy="Check the address")
    return None


def _looked_up(host: str, port: int, resolver: Resolver, timeout: float) -> tuple[str, ...]:
    """Return what the resolver answers in time; a thread waits for it, since the system's call knows no timeout."""
    found: list[tuple[str, ...]] = []

    def look_up() -> None:
        try:
            found.append(resolver(host, port))
        except (OSError, UnicodeError):
            found.append(())

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout)
    return found[0] if found else ()
