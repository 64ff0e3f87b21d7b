import dataclasses
import typing
from vendor import Money, generic


@dataclasses.dataclass
class Price:
    amount: Money
    maybe: typing.Optional[Money] = None
    many: typing.List[generic[int]] = dataclasses.field(default_factory=list)


def f(x: Money, y: "Money | None" = None, z: Money | None = None) -> generic[Money]:
    return y


p = Price(1)
print(p.amount, p.maybe, p.many, f(1), [x.name for x in dataclasses.fields(Price)])
