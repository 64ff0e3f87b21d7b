for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 2: break
        print(i, j)
    else: print("inner done")
else: print("outer done")
n = 0
while n < 5:
    n += 1
    if n == 3: break
else: print("never")
print(n)
while False: pass
else: print("else")
