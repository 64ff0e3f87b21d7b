import html

print(html.escape("<a href=\"x\">'&'</a>"), html.escape("'\"", quote=False))
print(html.unescape("&lt;b&gt; &amp;amp; &quot;q&quot; &#39;s&#39; &#x41; &eacute; &nbsp;|&copy; &unknown; &euro; &amp"))
print(html.unescape("no entities"), html.unescape("&#0; &#128; &#xD800;"), html.unescape("a & b &"))
