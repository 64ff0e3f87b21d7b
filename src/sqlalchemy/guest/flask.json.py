"""flask.json: json, as it is where no application runs."""
from json import *
from json import dumps, loads


def jsonify(*args, **kw):
    return kw or (args[0] if len(args) == 1 else list(args))
