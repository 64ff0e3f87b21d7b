SELECT E'it\'s; \\', 'a\'; SELECT E'a'
  -- c
 'b\';' ; SELECT 2