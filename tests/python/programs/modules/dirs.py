import collections
import enum
import http
import os
import socket
import sys
import typing

print([name in dir(module) for module, name in ((collections, "UserDict"), (enum, "IntFlag"), (http, "HTTPStatus"), (os, "O_CREAT"), (socket, "TCP_NODELAY"),
                                                (sys, "float_info"), (typing, "Sequence"), (typing, "Protocol"), (typing, "nonsense"), (os, "system"))])
