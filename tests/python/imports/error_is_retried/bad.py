print("runs")
raise ValueError("no")
