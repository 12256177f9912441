"""准入: who is asking, what was opened and why, and what was refused.

Every reading of personal data is one row; nobody can change a row, and a chain of seals shows if somebody did.
"""
