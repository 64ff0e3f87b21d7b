/* The standard library that the interpreter brings: modules of C, and those of the guest language,
   which the build makes a table of (tool/freeze.c). All are made on import. */
#include "python/interpreter.h"
#include "python/modules/natives.h"

extern const lb_module_spec lb_module__host, lb_guest_modules[];

static const lb_module_spec *const native_modules[] = {&lb_module__host};

const lb_module_spec *lb_standard_module(const char *name)
{
    for (size_t i = 0; i < LB_COUNT(native_modules); i++) {
        if (strcmp(native_modules[i]->name, name) == 0) {
            return native_modules[i];
        }
    }
    const lb_module_spec *native = lb_native_module(name);
    if (native) {
        return native;
    }
    return lb_guest_module(name);
}

const lb_module_spec *lb_guest_module(const char *name)
{
    for (const lb_module_spec *m = lb_guest_modules; m->name; m++) {
        if (strcmp(m->name, name) == 0) {
            return m;
        }
    }
    return NULL;
}

bool lb_standard_is_opaque(const char *name)
{
    /* What CPython has and scripts may import, though nothing of it can work here. */
    static const char *const names[] = {"bdb",
                                        "bz2",
                                        "cProfile",
                                        "cgi",
                                        "cmd",
                                        "code",
                                        "ctypes",
                                        "curses",
                                        "dbm",
                                        "dis",
                                        "doctest",
                                        "email",
                                        "faulthandler",
                                        "fcntl",
                                        "ftplib",
                                        "grp",
                                        "html.entities",
                                        "html.parser",
                                        "http.client",
                                        "http.cookiejar",
                                        "http.cookies",
                                        "http.server",
                                        "gzip",
                                        "imaplib",
                                        "lzma",
                                        "mmap",
                                        "netrc",
                                        "pdb",
                                        "poplib",
                                        "profile",
                                        "pstats",
                                        "pty",
                                        "pydoc",
                                        "readline",
                                        "resource",
                                        "runpy",
                                        "sched",
                                        "select",
                                        "selectors",
                                        "shelve",
                                        "smtplib",
                                        "socketserver",
                                        "sqlite3",
                                        "ssl",
                                        "symtable",
                                        "syslog",
                                        "tarfile",
                                        "termios",
                                        "tkinter",
                                        "token",
                                        "tokenize",
                                        "trace",
                                        "tracemalloc",
                                        "tty",
                                        "turtle",
                                        "unittest",
                                        "urllib.robotparser",
                                        "venv",
                                        "wave",
                                        "wsgiref",
                                        "xml",
                                        "xmlrpc",
                                        "zipapp",
                                        "zipfile",
                                        "zipimport"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}
