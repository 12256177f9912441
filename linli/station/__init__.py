"""The station: everything that lets one machine run Linli with one command.

It finds the data folder, starts PostgreSQL, makes the three roles, brings the tables up to date and keeps web and
worker alive. It knows nothing of residents; except for the two commands it calls, it does not even import Django.
"""
