print('before')
type('X', (int, str), {})
