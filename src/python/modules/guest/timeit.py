"""How long statements take."""

import time

default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.stmt, self.setup, self.timer = stmt, setup, timer
        self.globals = {} if globals is None else globals

    def _run(self, what):
        if callable(what):
            what()
        else:
            exec(what, self.globals)

    def timeit(self, number=default_number):
        self._run(self.setup)
        start = self.timer()
        for _ in range(number):
            self._run(self.stmt)
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
