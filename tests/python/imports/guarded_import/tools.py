print("late")
one = 1
