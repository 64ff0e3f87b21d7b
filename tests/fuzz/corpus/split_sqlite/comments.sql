SELECT 1 /* ; */; -- ;
SELECT 2 - -1; SELECT 1 /* open; 