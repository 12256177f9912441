"""The register's pen: a plan of the roster reader becomes rows, and rows of one import are taken back.

`opening` reads a file, `writing` compares a plan with what is known and saves what is new, `undoing` takes back.
"""
