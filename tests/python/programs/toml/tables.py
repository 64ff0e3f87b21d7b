import tomllib

print(tomllib.loads('''
[a.b]
c.d.e = 1
f = {x=1, y.z="2"}
[[p]]
n=1
[[p]]
n=2
[p.sub]
k=3
[[p.sub2]]
[x]
[x.y]
'''))
print(tomllib.loads('ml = """\none \\\n   two\nthree"""\nml2 = \'\'\'\nraw \\n\'\'\'\nq = """a""b"""""\n'))
