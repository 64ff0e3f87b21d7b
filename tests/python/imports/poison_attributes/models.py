from vendor import flag


class Settings:
    before = 1
    if flag:
        chosen = 1
    else:
        chosen = 2
    after = before + 2


def annotated(x: flag[0].y if flag else None) -> int | flag.z[flag == 3]:
    return 1


class Record:
    a: flag < 2 = None
    b: int
