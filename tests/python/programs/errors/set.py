print('before')
set([[]])
