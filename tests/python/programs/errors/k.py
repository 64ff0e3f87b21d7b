print('before')
{}['k']
