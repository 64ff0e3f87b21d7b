#!/usr/bin/env python3
"""The SHA-256 of some sources as a macro, for what has to be made anew when they change:   digest.py HEADER MACRO SOURCE..."""
import hashlib, os, sys

header, macro, *sources = sys.argv[1:]
digest = hashlib.sha256()
for source in sources:
    with open(source, "rb") as file:
        content = file.read()
    digest.update(b"%s %d\n%s" % (os.path.basename(source).encode(), len(content), content))
with open(header, "w") as out:
    out.write('#define %s "%s"\n' % (macro, digest.hexdigest()))
