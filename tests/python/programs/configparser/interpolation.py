import configparser

config = configparser.ConfigParser({"d": "1"}, converters={"list": lambda value: value.split(",")})
config.read_string("[s]\nl=a,b\nloop=%(loop)s\na=%(b)s/%(d)s\nb=x%%y\n")
print(config.getlist("s", "l"), config["s"].getlist("l"), config["s"]["d"], config["s"]["a"], config["s"]["b"])
try:
    config.get("s", "loop")
except configparser.InterpolationDepthError as error:
    print(error)
none = configparser.ConfigParser(interpolation=None)
none.read_string("[s]\nurl = %(x)s%%\n")
print(none["s"]["url"])
