"""sqlmodel.orm"""
