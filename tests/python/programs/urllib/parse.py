def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


from urllib.parse import *

for url in ("postgresql+psycopg2://user:p%40ss@host:5432/db?sslmode=require&x=1#frag", "sqlite:///a/b.db", "http://h/p;a=1?q#f", "mysql://u@[::1]:3306/d", "//net/path", "mailto:x@y", "", "path/only?q=1", "http://HOST:80/A%20b", "x:y", "1a:b"):
    parts = urlsplit(url)
    print(parts, urlparse(url), parts.username, parts.password, parts.hostname, parts.port, parts.geturl())
print(quote("a b/ü?&"), quote("a/b", safe=""), quote_plus("a b&c+"), unquote("a%20b%C3%BC%zz%"), unquote_plus("a+b%2B"), quote(b"\xff\x00"), unquote("%ff"), unquote_to_bytes("%41b"))
print(urlencode({"a": 1, "b": "x y", "c": [1, 2]}), urlencode([("k", (1, 2))], doseq=True), parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=&c=%20x+y", keep_blank_values=True), parse_qs(""))
for base, url in (("http://a/b/c/d;p?q", "g"), ("http://a/b/c/d;p?q", "../g"), ("http://a/b/c/d", "../../../g"), ("http://a/b", "//h/x"), ("http://a/b?x", "?y"), ("http://a/b", "#s"), ("http://a/b/", "./c/."), ("", "x"), ("http://a", "b"), ("http://a/b/c", "/x/../y"), ("http://a/b", "mailto:z")):
    print(urljoin(base, url))
print(urldefrag("http://a/b#c"), urlunsplit(("http", "h", "p", "q", "f")), urlparse("http://u:p@h/x")._replace(netloc="other").geturl())
attempt(lambda: urlsplit("http://h:abc/").port)
attempt(lambda: urlsplit("http://h:99999/").port)
attempt(lambda: urlsplit("http://[x/"))
