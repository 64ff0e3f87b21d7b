"""a package"""
