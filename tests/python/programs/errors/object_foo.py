print('before')
object().foo
