#!/usr/bin/env python3
"""Runs a program on a terminal of its own and prints what it shows there.

terminal.py [--columns N] [--interrupt TEXT [--resize N]] [--answer TEXT]... -- PROGRAM ARGUMENT...

--interrupt types control-C once TEXT (a regular expression) is shown; with --resize the terminal is first made N columns wide,
and control-C comes when the program has shown more;
--answer types a line when the program asks a question that ends in "[y/n] ", the first one the first time, and so on."""
import argparse
import fcntl
import os
import pty
import re
import struct
import sys
import termios


def set_columns(terminal, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--resize", type=int)
    parser.add_argument("--interrupt")
    parser.add_argument("--answer", action="append", default=[])
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    ready, go = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        os.read(ready, 1)
        os.execv(options.command[0], options.command)
    set_columns(terminal, options.columns)
    os.write(go, b"x")
    due = []
    if options.interrupt:
        due = [lambda: os.write(terminal, b"\x03")]
    if options.resize:
        due.insert(0, lambda: set_columns(terminal, options.resize))
    shown, answered = b"", 0
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if due and re.search(options.interrupt.encode(), shown):
            due.pop(0)()
        if shown.count(b"[y/n] ") > answered and answered < len(options.answer):
            os.write(terminal, options.answer[answered].encode() + b"\n")
            answered += 1
    os.waitpid(child, 0)
    sys.stdout.buffer.write(shown)


main()
