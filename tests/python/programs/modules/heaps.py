import bisect
import heapq

heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 2)
print(heapq.heappop(heap), heapq.heapreplace(heap, 9), heapq.heappushpop(heap, 0), [heapq.heappop(heap) for _ in range(len(heap))])
print(heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(2, ["bb", "a"], key=len), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge("ca", "b", reverse=True)))
items = [1, 3, 3, 5]
print(bisect.bisect(items, 3), bisect.bisect_left(items, 3), bisect.bisect_right(items, 9), bisect.bisect([(1, "a"), (2, "b")], 2, key=lambda pair: pair[0]))
bisect.insort(items, 4)
bisect.insort_left(items, 0)
print(items)
