import gettext
import locale
from gettext import gettext as _

print(_("text"), gettext.ngettext("one", "many", 1), gettext.ngettext("one", "many", 2), gettext.translation("x", fallback=True).gettext("y"))
print(locale.atof("1.5"), locale.atoi("7"), locale.format_string("%d items", 3), locale.strcoll("a", "b") < 0)
try:
    locale.setlocale(locale.LC_ALL, "xx_XX")
except locale.Error as error:
    print(error)
