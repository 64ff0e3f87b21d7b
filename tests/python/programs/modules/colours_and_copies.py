import colorsys
import copy

for make in (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb, colorsys.rgb_to_hls, colorsys.hls_to_rgb, colorsys.rgb_to_hsv, colorsys.hsv_to_rgb):
    for given in ((0.1, 0.5, 0.9), (0.0, 0.0, 0.0), (0.7, 0.7, 0.7), (1.0, 0.2, 0.4)):
        print(make.__name__, [round(part, 9) + 0.0 for part in make(*given)])
print(copy.deepcopy({"a": list[int], "b": int | None, "c": dict[str, list[int]]}), copy.copy(list[int]))
