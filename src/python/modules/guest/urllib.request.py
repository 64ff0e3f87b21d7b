"""Requests: there is no network for scripts."""

from _refusal import refuse

globals().update(refuse(__name__, ("urlopen", "Request", "urlretrieve", "build_opener"), "network"))
