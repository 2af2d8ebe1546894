"""Pages of the public web, fetched by an address that anybody may have written; touches no database.

What is asked for is decided here alone: only names and addresses of the public web, never those of this machine or its
network, whatever a name or a redirect says. No setting opens another way; tests bring a network of their own.
"""

from articles.fetching.fetching import NOTHING_KNOWN, Fetched, FetchLimits, Known, fetch
from articles.fetching.network import Network, Unreachable

__all__ = ["NOTHING_KNOWN", "FetchLimits", "Fetched", "Known", "Network", "Unreachable", "fetch"]
