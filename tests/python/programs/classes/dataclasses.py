from dataclasses import dataclass, field, asdict, replace, fields
@dataclass(order=True)
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list, compare=False)
print(P(1), P(1) < P(2), P(1) == P(1), asdict(P(3)), replace(P(1), y=9), [f.name for f in fields(P)])
@dataclass(frozen=True)
class Q:
    a: str
print(hash(Q("a")) == hash(Q("a")))
Q("a").a = "b"
