import socket, tempfile, urllib.request
class A(tempfile.TemporaryDirectory):
    def __exit__(self, *error):
        return None
class S(socket.socket): pass
class R(urllib.request.Request): pass
print(A.__name__, isinstance(1, A), issubclass(S, socket.socket), R.__mro__[1] is urllib.request.Request, A.__mro__[1].__module__)
