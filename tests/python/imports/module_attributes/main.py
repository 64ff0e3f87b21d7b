import tools
tools.added = 1
setattr(tools, "more", 2)
print(tools.total(), tools.__doc__, vars(tools)["added"])
del tools.added
try:
    tools.total()
except NameError as e:
    print(e)
try:
    tools.nothing
except AttributeError as e:
    print(e)
print(tools.__dict__ is vars(tools), "more" in dir(tools))
