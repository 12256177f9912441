"""Roster reading: from a clerk's workbook to a plan of what the register would hold. Pure: no database, no Django.

`read` opens the file, `rows_of` makes tidy rows of it, `plan_of` gathers them into buildings, dwellings,
households and people, with everything the clerk must see: errors, repairs, duplicates, questions.
"""
