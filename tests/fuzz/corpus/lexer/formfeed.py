  \
	x
