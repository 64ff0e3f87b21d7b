"""embed.py OUTPUT FOLDER FILE...: writes files as C arrays; FOLDER/generic/env.py is text_generic_env_py."""
import re
import sys
from pathlib import Path

output, folder, files = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
lines = ["/* Made by embed.py from the files of templates/. */", '#include "base/str.h"', ""]
for name in files:
    path = Path(name).resolve()
    content = path.read_bytes()
    symbol = "text_" + re.sub(r"\W", "_", str(path.relative_to(folder.resolve())))
    numbers = [str(byte) for byte in content]
    lines.append(f"static const char {symbol}[] = {{")
    for start in range(0, len(numbers), 20):
        lines.append("    " + ", ".join(numbers[start:start + 20]) + ",")
    lines.append("};")
output.write_text("\n".join(lines) + "\n")
