def f():
    global tools
    import tools
    from tools import one
    import app.sub
    return one, app.sub.__name__


print(f(), tools.one)
