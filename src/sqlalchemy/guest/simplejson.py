"""simplejson: json."""
from json import JSONDecodeError, JSONDecoder, JSONEncoder, dump, dumps, load, loads
