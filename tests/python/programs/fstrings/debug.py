x = 5
s = "a"
print(f"{x=} {x = } {x=:03} {s=} {s=!s} {x + 1=} {s.upper()=} {x=!r:>4} {  x  =  }", f"{f'{x=}'}", f"{'a' 'b'=}")
