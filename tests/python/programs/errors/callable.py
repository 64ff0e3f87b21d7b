print('before')
callable()
