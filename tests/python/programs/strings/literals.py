print('a"b', "a'b", """three "q" lines
second""", r"raw\n", "tab\tx", "nl\\n", "\x41\u0042\U00000043\N{LATIN SMALL LETTER E WITH ACUTE}", "\101\7" == "A\x07", "con" "cat" 'ed', "line \
continued", u"unicode")
