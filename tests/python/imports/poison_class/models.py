from vendor import v


class Good:
    x = 1


class Bad(Good if v else object):
    y = 1


class Worse(Bad):
    pass
