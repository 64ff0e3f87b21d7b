print('before')
bytes([300])
