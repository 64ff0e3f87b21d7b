import sys

print(sys.float_info.epsilon, sys.float_info, sys.int_info.bits_per_digit, "csv" in sys.stdlib_module_names)
print(sys.hash_info.modulus, hasattr(sys, "nope"), sys.stdin is not None, sys.getswitchinterval(), sys.gettrace(), sys.warnoptions)
print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_info.max)
sys.displayhook(5)
sys.displayhook(None)
print(sys.platform, sys.version_info[:2], sys.version_info >= (3, 8), isinstance(sys.path, list), sys.intern("a") == "a")
