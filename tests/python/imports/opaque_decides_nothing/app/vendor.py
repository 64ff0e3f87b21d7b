from money_lib import Money
