"""公开的话: texts that everybody may read, looked through before they go out for names, phones, ID numbers and doors.

What must not be said is declared by `base.declare.finders`; a text goes out when none of them finds anything.
"""
