/* The standard library that the interpreter brings: modules of C, and those of the guest language,
   which the build makes a table of (tool/freeze.c). All are made on import. */
#include "python/interpreter.h"
#include "python/modules/natives.h"

extern const lb_module_spec lb_module__host;
extern const lb_module_table lb_guest_modules;

const lb_module_spec *lb_standard_module(const char *name)
{
    if (strcmp(name, lb_module__host.name) == 0) {
        return &lb_module__host;
    }
    const lb_module_spec *native = lb_native_module(name);
    return native ? native : lb_guest_module(name);
}

const lb_module_spec *lb_guest_module(const char *name)
{
    return lb_module_among(&lb_guest_modules, name);
}

bool lb_standard_is_opaque(const char *name)
{
    /* What CPython has and scripts may import, though nothing of it can work here; in order. */
    static const char *const names[] = {"bdb",          "bz2",         "cProfile",
                                        "cgi",          "cmd",         "code",
                                        "ctypes",       "curses",      "dbm",
                                        "dis",          "doctest",     "email",
                                        "faulthandler", "fcntl",       "ftplib",
                                        "grp",          "gzip",        "html.entities",
                                        "html.parser",  "http.client", "http.cookiejar",
                                        "http.cookies", "http.server", "imaplib",
                                        "lzma",         "mmap",        "netrc",
                                        "pdb",          "poplib",      "profile",
                                        "pstats",       "pty",         "pydoc",
                                        "readline",     "resource",    "runpy",
                                        "sched",        "select",      "selectors",
                                        "shelve",       "smtplib",     "socketserver",
                                        "sqlite3",      "ssl",         "symtable",
                                        "syslog",       "tarfile",     "termios",
                                        "tkinter",      "token",       "tokenize",
                                        "trace",        "tracemalloc", "tty",
                                        "turtle",       "unittest",    "urllib.robotparser",
                                        "venv",         "wave",        "wsgiref",
                                        "xml",          "xmlrpc",      "zipapp",
                                        "zipfile",      "zipimport"};
    return lb_str_is_among(lb_str_of(name), names, LB_COUNT(names));
}
