from vendor import v


class Good:
    x = 1


class Bad(Good):
    y = 1 if v else 2


class Worse(Bad):
    pass
