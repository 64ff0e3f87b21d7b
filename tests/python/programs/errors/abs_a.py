print('before')
abs('a')
