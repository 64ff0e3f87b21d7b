0x_ff 1_0 .5e-3j 0o7 0b1 1if 2 else 3
