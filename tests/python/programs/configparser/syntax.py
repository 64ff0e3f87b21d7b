import configparser

for text in ("a = 1", "[a]\nx\n", "[a]\nx=1\nx=2", "[a]\n[a]", "[a]\n = 1", "[a]\nx = 1\n y\nz", "[a]\nx = 1\n\n y\n", "[ a ]\nx:1"):
    parser = configparser.ConfigParser()
    try:
        parser.read_string(text)
        print({name: dict(parser[name]) for name in parser})
    except configparser.Error as error:
        print(type(error).__name__, error)
