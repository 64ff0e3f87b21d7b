import tomllib

document = tomllib.loads('''
title = "T\\u00e9 \\"q\\""
dob = 1979-05-27T07:32:00-08:00
d = 1979-05-27
t = 07:32:00.5
l = 1979-05-27 07:32:00
z = 1979-05-27T07:32:00.123456789Z
arr = [ 1, 0x1f,
  # comment
  0o17, 0b11, 1_000, +5, -6, 1.5, 1e3, inf, -inf, true, false, [1,[2]] , ]
lit = 'C:\\x'
"quoted key" = 1
""" = 1
'''.replace('""" = 1\n', ""))
for name, value in document.items():
    print(name, repr(value))
print(tomllib.loads("x = 1.10", parse_float=str), tomllib.loads(""), tomllib.loads("a = nan")["a"] != 0)
