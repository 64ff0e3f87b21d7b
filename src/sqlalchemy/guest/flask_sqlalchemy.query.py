"""flask_sqlalchemy.query: a query that answers a request that finds nothing with 404."""
import sqlalchemy.orm


def _abort(description):
    from flask import abort
    abort(404, description=description)


class Query(sqlalchemy.orm.Query):
    def get_or_404(self, ident, description=None):
        found = self.get(ident)
        return _abort(description) if found is None else found

    def first_or_404(self, description=None):
        found = self.first()
        return _abort(description) if found is None else found

    def one_or_404(self, description=None):
        from sqlalchemy.exc import MultipleResultsFound, NoResultFound
        try:
            return self.one()
        except (NoResultFound, MultipleResultsFound):
            _abort(description)
