#!/usr/bin/env python3
"""Runs a program on a terminal of its own and prints what it shows there.

terminal.py [--columns N] [--resize N] [--interrupt SECONDS] [--answer TEXT]... -- PROGRAM ARGUMENT...

--resize makes the terminal N columns wide after 1.5 seconds; --interrupt types control-C;
--answer types a line when the program asks a question that ends in "[y/n] ", the first one the first time, and so on."""
import argparse
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time


def set_columns(terminal, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--resize", type=int)
    parser.add_argument("--interrupt", type=float)
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
    due = sorted([(1.5, lambda: set_columns(terminal, options.resize))] if options.resize else [], key=lambda d: d[0])
    if options.interrupt:
        due.append((options.interrupt, lambda: os.write(terminal, b"\x03")))
    start, shown, answered = time.monotonic(), b"", 0
    while True:
        if due and time.monotonic() - start >= due[0][0]:
            due.pop(0)[1]()
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if shown.count(b"[y/n] ") > answered and answered < len(options.answer):
            os.write(terminal, options.answer[answered].encode() + b"\n")
            answered += 1
    os.waitpid(child, 0)
    sys.stdout.buffer.write(shown)


main()
