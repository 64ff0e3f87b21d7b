import os

print(os.O_RDONLY, os.O_CREAT, os.O_EXCL, os.SEEK_SET, os.SEEK_END, os.EX_USAGE, os.P_NOWAIT, os.WNOHANG, os.EX_OK, os.F_OK, os.R_OK)
print(os.WEXITSTATUS(256), os.WIFEXITED(256), os.waitstatus_to_exitcode(512), os.getenvb(b"HOME"), os.supports_bytes_environ)
print(hasattr(os, "nonsense"), os.sep, os.linesep == "\n", os.name, os.devnull)
from os import EX_DATAERR, SCHED_OTHER
print(EX_DATAERR, SCHED_OTHER)
