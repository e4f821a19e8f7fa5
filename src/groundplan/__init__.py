"""Groundplan: the open workbook for library teams."""

__version__ = "0.1.0"
