try: pass
except* A as b: raise c from d
else: pass
finally: global x, y
