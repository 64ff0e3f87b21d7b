import json
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    tags: list = field(default_factory=list, compare=False, repr=False)


@dataclass
class Order:
    id: int
    items: list
    note: str = None

    def __post_init__(self):
        self.items = [item if isinstance(item, Item) else Item(**item) for item in self.items]


order = Order(1, [{"price": 2.5, "name": "b"}, Item(1.0, "a", ["x"])])
print(order, sorted(order.items), asdict(order), astuple(order.items[1]))
print(json.dumps(asdict(order)), [f.name for f in fields(Item)], is_dataclass(order), Item(1, "x") < Item(2, "a"), Item(1, "x") == Item(1, "y"))
