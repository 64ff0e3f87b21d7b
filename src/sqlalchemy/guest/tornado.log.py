"""tornado.log: its loggers, which models keep as an attribute."""
import logging

access_log = logging.getLogger("tornado.access")
app_log = logging.getLogger("tornado.application")
gen_log = logging.getLogger("tornado.general")
