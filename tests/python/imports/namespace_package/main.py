import company.tools.text as text
import company
print(text.up("a"), company.__name__, company.__package__)
print(hasattr(company, "__file__") and company.__file__, company.tools.__name__)
from company import tools
from company.tools import text as same
print(same is text, len(list(company.__path__)))
