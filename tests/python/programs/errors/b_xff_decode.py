print('before')
b'\xff'.decode()
