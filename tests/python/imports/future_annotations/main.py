from __future__ import annotations
import models
print(models.f.__annotations__, f"{models.C.__annotations__}")


def g(a: Undefined[int], b: "quoted" = 1) -> x.y | None: ...


print(g.__annotations__)
