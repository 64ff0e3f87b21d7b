CREATE /* x */ TRIGGER -- y
 t BEGIN SELECT 1; /* ; */ END /* z */; SELECT 1