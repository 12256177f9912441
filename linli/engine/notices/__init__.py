"""提醒: what somebody should know, in his inbox at once and by channels afterwards.

The row is written with the step it tells of; sending is retried by the worker, so a kill loses neither.
"""
