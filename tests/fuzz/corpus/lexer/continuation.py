x \
  + \ y
