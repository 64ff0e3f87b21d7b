print(repr("a\tb".expandtabs()), repr("a\tbc\td".expandtabs(4)), repr("\t".expandtabs(0)), repr("ab\n\tc".expandtabs(3)), repr("a\tb".expandtabs(tabsize=2)), repr("\t\t".expandtabs(1)))
