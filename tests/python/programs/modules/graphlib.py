import graphlib

sorter = graphlib.TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}})
order = list(sorter.static_order())
print(order[0], order[-1], sorted(order))
print(list(graphlib.TopologicalSorter({1: [2], 2: [3]}).static_order()))
try:
    list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
except graphlib.CycleError as error:
    print(error.args)
steps = graphlib.TopologicalSorter()
steps.add("b", "a")
steps.prepare()
print(steps.is_active(), steps.get_ready(), steps.get_ready())
steps.done("a")
print(steps.get_ready(), bool(steps))
for wrong in (lambda: steps.add("c"), lambda: steps.done("zz"), lambda: steps.done("a"), lambda: graphlib.TopologicalSorter().get_ready()):
    try:
        wrong()
    except ValueError as error:
        print(error)
