"""A notebook with Flask-SQLAlchemy and an application factory."""
import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE", "sqlite:///app.db")
db.init_app(app)

tagged = db.Table("tagged", db.Column("note_id", db.ForeignKey("note.id"), primary_key=True), db.Column("tag_id", db.Integer, db.ForeignKey("tag.id"), primary_key=True))


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(120), unique=True, nullable=False)
    body = db.Column(db.Text, nullable=False, default="")
    score = db.Column(db.Float(precision=10), server_default="0")
    tags = db.relationship("Tag", secondary=tagged, lazy="subquery", backref=db.backref("notes", lazy=True))

    def __repr__(self):
        return f"<Note {self.title!r}>"


class TagName(db.Model):
    __tablename__ = "tag"
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(30), index=True)


metadata = db.metadata
