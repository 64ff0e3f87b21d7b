import contextvars

variable = contextvars.ContextVar("variable", default="d")
token = variable.set("one")
print(variable.get(), token.old_value is contextvars.Token.MISSING, variable.name)


def run():
    variable.set("inside")
    return variable.get()


context = contextvars.copy_context()
print(context.run(run), variable.get(), context[variable], variable in context)
variable.reset(token)
print(variable.get())
other = contextvars.ContextVar("other")
try:
    other.get()
except LookupError as error:
    print(type(error).__name__)
print(other.get("fallback"))
