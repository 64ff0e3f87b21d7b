f"{1+2 = # my comment
  }"
f"""{ # first }
x['a'] # "second
 + f'{y}' = # third
!r}"""
