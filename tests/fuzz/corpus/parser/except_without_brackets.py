try: pass
except A, B: pass
except (C, D), e.F,: pass
try: pass
except* A, B: pass
