#!/bin/sh
# The library in other programs: examples/embed, built against the installed header and library.
exec "$(dirname "$0")/../embed/embed.sh"
