def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import io
import logging

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s: %(message)s"))
root = logging.getLogger()
root.addHandler(handler)
log = logging.getLogger("app.db")
print(log, root, log.parent, logging.getLogger("app") is log.parent, log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), log.level)
log.info("hidden")
log.warning("shown %s %d", "x", 5)
log.setLevel("DEBUG")
log.debug("now %(a)s", {"a": 1})
log.error("no args %s")
try:
    1 / 0
except ZeroDivisionError:
    log.error("failed", exc_info=False)
log.log(25, "custom level")
logging.addLevelName(25, "NOTICE")
log.log(25, "named level")
child = log.getChild("pool")
child.propagate = False
child.addHandler(logging.NullHandler())
child.error("lost")
log.addFilter(lambda record: "secret" not in record.getMessage())
log.warning("secret thing")
handler.setLevel(logging.ERROR)
log.warning("below the handler")
log.critical("critical")
logging.disable(logging.CRITICAL)
log.critical("disabled")
logging.disable(logging.NOTSET)
logging.LoggerAdapter(log, {"extra": 1}).error("adapted")
print(out.getvalue())
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(33), handler.level, log.hasHandlers(), logging.getLogger("app.db") is log)
attempt(log.setLevel, "NOPE")
attempt(log.log, "x", "y")
record = logging.LogRecord("n", 20, "/p/f.py", 3, "m %s", ("a",), None)
print(record, record.getMessage(), record.module, logging.Formatter("{levelname}|{message}", style="{").format(record), logging.Formatter("$name $message", style="$").format(record))
