"""alembic.config: the project's settings as env.py sees them."""
import _context


class Config:
    def __init__(self):
        asked = _context.request()
        self.config_ini_section = asked["section"]
        self.config_file_name = asked["config_file_name"]
        self.attributes = {}
        self.cmd_opts = None

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_section_option(self, section, name, default=None):
        value = _context.get_option(section, name)
        return default if value is None else value

    def set_main_option(self, name, value):
        _context.set_option(self.config_ini_section, name, value)

    def set_section_option(self, section, name, value):
        _context.set_option(section, name, value)

    def get_section(self, name, default=None):
        section = _context.get_section(name)
        return default if section is None else section
