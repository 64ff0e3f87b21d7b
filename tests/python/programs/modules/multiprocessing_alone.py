"""multiprocessing where no process is started."""
import multiprocessing as m
from multiprocessing import Lock, Process, current_process
print(m.cpu_count() >= 1, current_process().name, m.get_start_method() in ("fork", "spawn", "forkserver"), m.active_children())
with Lock():
    print(Process(name="p", daemon=True).name)
q = m.Queue() if False else None
print(m.parent_process())
