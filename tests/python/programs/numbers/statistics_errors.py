import statistics

for wrong in (lambda: statistics.mean([]), lambda: statistics.median([]), lambda: statistics.mode([]), lambda: statistics.stdev([1]),
              lambda: statistics.variance([]), lambda: statistics.fmean([]), lambda: statistics.quantiles([1]), lambda: statistics.harmonic_mean([-1]),
              lambda: statistics.correlation([1], [1, 2]), lambda: statistics.quantiles([1, 2], n=0)):
    try:
        print(wrong())
    except statistics.StatisticsError as error:
        print(error)
