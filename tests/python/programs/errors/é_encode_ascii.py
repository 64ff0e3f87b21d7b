print('before')
'é'.encode('ascii')
