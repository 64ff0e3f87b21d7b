print('before')
{}.popitem()
