import string


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


template = string.Template("$who likes ${what}, $$5 $9 ${un-closed $_x")
show(lambda: template.substitute(who="a"))
show(lambda: template.safe_substitute(who="tim", _x=1))
show(lambda: string.Template("$a ${b}").substitute({"a": 1}, b=2))
show(lambda: string.Template("$a").substitute())
show(lambda: template.is_valid())
show(lambda: string.Template("$a ${b} $a").get_identifiers())
show(lambda: string.Template("x\n $").substitute())


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


show(lambda: Percent("%with_under %% %notunder ${x}").safe_substitute(with_under="replaced", notunder="not"))
