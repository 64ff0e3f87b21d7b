print('before')
del_ = None; del_.x
