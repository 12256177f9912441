"""What every floor stands on: the clock, ids, errors, declarations, the scope of a transaction.

A file lives here only if two floors need it and its name is a noun of its own.
"""
