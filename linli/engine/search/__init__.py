"""查找: one box for people, doors and matters, by characters, pinyin, plate, or the last four of a phone.

What may be found is declared by the apps (`base.declare.searchables`); each answers within the asker's scope.
"""
