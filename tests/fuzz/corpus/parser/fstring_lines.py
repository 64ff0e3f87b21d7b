f"{
    x  # a comment with "quotes" and }
    + 1
}"
f"{x:{
    width
}.2f}"
f'''
{
x!r:>{width}}
{{}}'''
f"{x = }" f"{x=!s}" f"{ x  =  :>5}" f"{
x = }"
f"a\
b{1}\n\x41\N{BULLET}{2}\{3}"
f"{x:\n}"
