class A:
    from tools import one, two as deux
    import tools


print(A.one, A.deux, A.tools.one, sorted(k for k in vars(A) if k[0] != "_"))
