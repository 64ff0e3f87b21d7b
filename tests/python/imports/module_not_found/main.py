try:
    import nothing
except ModuleNotFoundError as e:
    print(e, e.name, e.path)
try:
    import app.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import app.leaf.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from app.nothing import x
except ImportError as e:
    print(e, e.name)
import nothing.at.all
