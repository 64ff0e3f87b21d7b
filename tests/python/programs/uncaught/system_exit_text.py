print("x")
raise SystemExit("bye")
