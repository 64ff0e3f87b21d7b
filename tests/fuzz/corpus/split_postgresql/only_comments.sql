-- nothing
/* here */