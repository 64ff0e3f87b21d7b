try:
    open("/nowhere/at/all")
except OSError as e:
    e.strerror = "cannot read (%s)" % e.strerror
    print(e, e.strerror, e.args, e.errno)
e = OSError(2, "text")
e.strerror = None
print(str(e), e.strerror)
