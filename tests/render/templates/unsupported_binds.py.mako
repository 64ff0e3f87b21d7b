<%!
import re
%>"""${message}"""
<%
    import json
    bind_names = [''] + json.loads('["other"]')
%>
% for name in bind_names:

def upgrade_${name}():
    ${context.get("%s_upgrades" % name, "pass")}
% endfor
