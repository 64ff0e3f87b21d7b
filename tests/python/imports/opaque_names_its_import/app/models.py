import lib
from money import Money

price = Money.of(10)
