print('before')
'abc'.rindex('q')
