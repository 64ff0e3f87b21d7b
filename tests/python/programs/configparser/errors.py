import configparser

config = configparser.ConfigParser()
config.read_string("[a]\nx = 1\nref = %(nothing)s\nbad = %z\n[b]\n")
for question in (lambda: config.get("no", "x"), lambda: config.get("a", "nope"), lambda: config["no"], lambda: config["a"]["nope"],
                 lambda: config.get("a", "ref"), lambda: config.set("a", "x", 5), lambda: config.set("a", "x", "%z"),
                 lambda: config.add_section("b"), lambda: config.add_section("DEFAULT"), lambda: config.items("zz"),
                 lambda: config.get("a", "bad"), lambda: config.options("zz"), lambda: config.set("zz", "a", "b")):
    try:
        print(question())
    except Exception as error:
        print(type(error).__name__, error)
