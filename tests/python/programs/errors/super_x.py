print('before')
super().x
