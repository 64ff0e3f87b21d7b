import traceback, re
def show(f):
    try:
        f()
    except BaseException:
        print(re.sub(r'"[^"\n]*/', '"', traceback.format_exc()))
def a(): return 1 + len([x for x in 5])
def b(): return 1 + len([x for x in [1] for y in x])
def c(): return [x
    for x in [1]
    if x.nope]
def d(): return {x: y for x in [1]}
def e(): return sum(x / 0 for x in [1])
def f():
    with 5 as x: pass
def g():
    with (
        5
    ) as x: pass
def h():
    x = [1, 2]
    x[5] = 3 + 1
def i():
    a, b = 1
def j():
    x = 5
    x.y = 6
def k():
    x = {}
    del x["a"], x
def l():
    return yield_(1)(
        2
    )
def m():
    x = 1
    x += "a"

def o():
    class K(int, metaclass=5): pass
def p():
    @undefined
    def q(): pass
def q():
    while 1 / 0: pass
def r():
    if not {}["x"]: pass
def s():
    return "a" "b" % 5
def t_():
    import os.nope as x
def u():
    raise 5
def v():
    match 5:
        case int(x=1) if 1 / 0: pass
        case nope.x: pass
def w():
    async def z(): await 5
    z().send(None)
def x():
    return not (1 < "a")
def y():
    assert 1 / 0
def z():
    return [*5], {**6}
for name in "a b c d e f g h i j k l m o p q r s u v w x y z".split():
    show(globals()[name])
