import configparser

parser = configparser.ConfigParser(allow_no_value=True, inline_comment_prefixes=(";",), strict=False, delimiters=("=",),
                                   default_section="common", interpolation=configparser.ExtendedInterpolation())
parser.read_string("[common]\nroot=/r\n[a]\nkey ; c\nx = 1 ; c\nx = ${root}/2$$\n[b]\ny = ${a:x}-${x}\nx=9\n[a]\nz:1 = 2\n")
print({name: dict(parser[name]) for name in parser})
print(parser.items("b"), parser.items("b", raw=True), parser.items("b", vars={"v": "1"}))
raw = configparser.RawConfigParser()
raw.optionxform = str
raw.read_file(["[S]\n", "CamelCase=%(x)s\n"])
raw.set("S", "n", 5)
print(dict(raw["S"]), raw.get("S", "n"))
