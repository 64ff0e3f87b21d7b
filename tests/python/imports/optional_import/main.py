try:
    import fast_json as json
except ImportError:
    import json
try:
    from psycopg_missing import Json
except ImportError:
    Json = None
print(json.dumps({"a": 1}), Json)
