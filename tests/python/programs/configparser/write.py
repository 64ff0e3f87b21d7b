import configparser
import io

config = configparser.ConfigParser({"d": "1"})
config["sec"] = {"A": "b", "two": "l1\nl2"}
config.add_section("third")
config.set("third", "x", "50%%")
out = io.StringIO()
config.write(out)
print(out.getvalue())
out = io.StringIO()
config.write(out, space_around_delimiters=False)
print(out.getvalue())
print(config.remove_option("sec", "a"), config.remove_option("sec", "a"), config.remove_section("third"), config.remove_section("third"))
del config["sec"]["two"]
print(list(config["sec"]), len(config), "sec" in config, repr(config["sec"]), config["sec"].name)
del config["sec"]
print(list(config), config.read(["/nonexistent.ini"]))
