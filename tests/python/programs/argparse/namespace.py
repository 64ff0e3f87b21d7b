import argparse

print(argparse.Namespace(x=["a=b"], y=None), argparse.Namespace(a=1) == argparse.Namespace(a=1))
print("a" in argparse.Namespace(a=1), argparse.Namespace(**{"a b": 1, "c": 2}), vars(argparse.Namespace(q=2)))
namespace = argparse.Namespace()
namespace.x = 5
print(namespace, getattr(namespace, "y", None), argparse.Namespace(a=1) == 5)
