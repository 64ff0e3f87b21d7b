import copy
import weakref


class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)

    def __copy__(self):
        return Node(self.name + "'")


root = Node("root")
Node("leaf", root)
deep = copy.deepcopy(root)
print(deep.children[0].parent is deep, deep is root, copy.copy(root).name, copy.copy([root])[0] is root)
print(copy.deepcopy({"a": [1, {2}], "t": (1, [2])}), copy.copy((1, 2)), copy.deepcopy(print) is print)
reference = weakref.ref(root)
print(reference() is root, reference == weakref.ref(root), len(weakref.WeakValueDictionary(a=root)), root in weakref.WeakSet([root]))
