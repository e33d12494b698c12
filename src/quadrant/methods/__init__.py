"""Arithmetic only: rates, charts, weights, scores, agreement, robustness, allocation, discounting, calendar.

Every module here is pure: NumPy, SciPy and the standard library in; arrays, `Decimal`s or frozen dataclasses out.
Nothing reads a clock, a database, a file or a setting. A refusal is a `ValueError` whose sentence can stand on a page.
"""
