print('before')
ord('ab')
