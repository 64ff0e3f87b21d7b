print('before')
object() < object()
