import vendor
try:
    raise ValueError("mine")
except vendor.Error:
    print("never")
except (vendor.Other, ValueError) as e:
    print("caught", e)
