"""tomli: tomllib."""
from tomllib import TOMLDecodeError, load, loads
