"""embed.py [--table] OUTPUT FOLDER FILE...: writes files as C arrays; FOLDER/generic/env.py is text_generic_env_py.

With --table an array `embedded` follows that names each file by its path below FOLDER, sorted.
"""
import re
import sys
from pathlib import Path

arguments = sys.argv[1:]
with_table = arguments[0] == "--table"
output, folder, *files = map(Path, arguments[with_table:])
names = sorted(str(path.resolve().relative_to(folder.resolve())) for path in files)
symbols = {name: "text_" + re.sub(r"\W", "_", name) for name in names}

lines = [f"/* Made by embed.py from the files of {folder.name}/. */", '#include "base/str.h"', ""]
for name in names:
    numbers = [str(byte) for byte in (folder / name).read_bytes()]
    lines.append(f"static const char {symbols[name]}[] = {{")
    for start in range(0, len(numbers), 20):
        lines.append("    " + ", ".join(numbers[start:start + 20]) + ",")
    lines.append("};")
if with_table:
    lines.append("static const struct {\n    const char *path;\n    lb_str text;\n} embedded[] = {")
    lines += [f'    {{"{name}", {{{symbol}, sizeof {symbol}}}}},' for name, symbol in symbols.items()]
    lines.append("};")
output.write_text("\n".join(lines) + "\n")
