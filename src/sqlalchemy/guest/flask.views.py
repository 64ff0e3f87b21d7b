"""flask.views: what views derive from, which no migration asks."""


class View:
    methods = None
    decorators = ()

    def dispatch_request(self, *args, **kw):
        raise NotImplementedError

    @classmethod
    def as_view(cls, name, *class_args, **class_kw):
        def view(**kw):
            return cls(*class_args, **class_kw).dispatch_request(**kw)

        view.__name__, view.view_class = name, cls
        return view


class MethodView(View):
    pass
