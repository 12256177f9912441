"""The roster: from a clerk's workbook to the register, and back.

Reading is pure, without database or Django models: `read` opens the file, `rows_of` makes tidy rows of it, `plan_of`
gathers them into buildings, dwellings, households and people, with everything the clerk must see: errors, repairs,
duplicates, questions. `writing` turns a plan into rows, `undoing` takes them back.
"""
