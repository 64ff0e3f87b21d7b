import io

for mode in ("w", "a", "x", "r+"):
    try:
        io.open("/nowhere/file", mode)
    except OSError as error:
        print(mode, type(error).__name__ in ("PermissionError", "FileNotFoundError"))
for mode in ("q", "rr", "rb"):
    try:
        open("/nowhere/file", mode)
    except Exception as error:
        print(mode, type(error).__name__, error)
