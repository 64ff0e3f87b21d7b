class MigrationError(Exception):
    def __init__(self, message, *, revision=None):
        super().__init__(message)
        self.revision = revision

    def __str__(self):
        return f"{super().__str__()} (at {self.revision})"


def run():
    try:
        {}["missing"]
    except KeyError as error:
        raise MigrationError("cannot go on", revision="abc") from error


try:
    run()
except MigrationError as error:
    print(error, repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__, error.args)
    error.add_note("try again")
    print(error.__notes__)
try:
    try:
        raise ValueError(1)
    finally:
        print("finally")
except (TypeError, ValueError) as error:
    print(type(error).__name__, error.__context__)
raise MigrationError("the end", revision=5)
