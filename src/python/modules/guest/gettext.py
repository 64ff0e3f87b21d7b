"""Translations: there are none, so that every text stays as it is."""

__all__ = ["NullTranslations", "GNUTranslations", "bindtextdomain", "find", "translation", "install", "textdomain",
           "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "npgettext", "dpgettext", "dnpgettext", "Catalog"]
_domain = "messages"


class NullTranslations:
    def __init__(self, fp=None):
        self._fallback = None

    def add_fallback(self, fallback):
        self._fallback = fallback

    def gettext(self, message):
        return message

    def ngettext(self, msgid1, msgid2, n):
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return message

    def npgettext(self, context, msgid1, msgid2, n):
        return msgid1 if n == 1 else msgid2

    def info(self):
        return {}

    def charset(self):
        return None

    def install(self, names=None):
        import builtins
        builtins._ = self.gettext


class GNUTranslations(NullTranslations):
    pass


def find(domain, localedir=None, languages=None, all=False):
    return [] if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if fallback:
        return NullTranslations()
    raise FileNotFoundError(2, "No translation file found for domain", domain)


Catalog = translation


def install(domain, localedir=None, *, names=None):
    NullTranslations().install(names)


def textdomain(domain=None):
    global _domain
    _domain = domain or _domain
    return _domain


def bindtextdomain(domain, localedir=None):
    return localedir


def gettext(message):
    return message


def ngettext(msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def pgettext(context, message):
    return message


def npgettext(context, msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def dgettext(domain, message):
    return message


def dngettext(domain, msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def dpgettext(domain, context, message):
    return message


def dnpgettext(domain, context, msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2
