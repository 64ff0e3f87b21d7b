import errno
import signal

print(errno.ENOENT, errno.EACCES, errno.errorcode[17], errno.EWOULDBLOCK == errno.EAGAIN)
print(repr(signal.SIGINT), signal.Signals(15), signal.SIGTERM == 15, signal.SIG_DFL, signal.Signals["SIGKILL"].value)
try:
    open("/no/such/file")
except OSError as error:
    print(error.errno == errno.ENOENT, error.strerror, error.filename)
