import configparser

config = configparser.ConfigParser()
config.read_dict({"s": {"flag": "yes", "off": "Off", "num": 42, "ratio": "2.5", "bad": "x"}})
section = config["s"]
print(section.getboolean("flag"), config.getboolean("s", "off"), config.getint("s", "num"), section.getfloat("ratio"))
print(section.getint("none", 7), section.get("none"), section.get("none", "fallback"), config.get("x", "y", fallback="fb"))
for question in (lambda: config.getint("s", "bad"), lambda: config.getboolean("s", "num"), lambda: section.getfloat("bad")):
    try:
        print(question())
    except ValueError as error:
        print(error)
