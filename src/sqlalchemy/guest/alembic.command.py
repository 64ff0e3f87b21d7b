"""alembic.command: not offered; the program is called instead."""


def _refuse(what):
    raise NotImplementedError(f"{what} is not available here: limbeck is a program of its own; call it "
                              "(limbeck upgrade head) where the application would have called Alembic")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *args, **kw: _refuse(f"alembic.command.{name}()")
