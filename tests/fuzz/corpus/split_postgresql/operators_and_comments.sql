SELECT 1+--x;
2, 3*/*;*/4, a<--b;
 c;SELECT 5