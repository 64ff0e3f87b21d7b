import socket, gc, shlex, struct, types, os.path, importlib, logging, copyreg
print(socket.TCP_KEEPIDLE, socket.SO_KEEPALIVE, socket.inet_aton('1.2.3.4'), socket.inet_ntop(10, b'\0'*15+b'\1'), socket.htons(1), socket.ntohl(1), socket.AF_INET)
print(gc.get_threshold(), gc.is_tracked([]), gc.is_tracked(1))
print(list(shlex.shlex("a = 'b c' # x\nd.e")), list(shlex.shlex("a='b c'", posix=True)))
b=bytearray(6); struct.pack_into('<H', b, 1, 258); print(b)
print(importlib.__import__('json').__name__, logging.BufferingFormatter().format([]), types.FrameType.__name__)
