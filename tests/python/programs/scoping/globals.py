total = 0
def add(n):
    global total, created
    total += n
    created = True
add(2)
add(3)
print(total, created)
def delete():
    global created
    del created
delete()
try:
    created
except NameError as e:
    print(e)
try:
    del nothing
except NameError as e:
    print(e)
