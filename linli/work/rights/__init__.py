"""权利: what a resident may ask about his own data, who may open a minor's file, what somebody agreed to.

Used by residents (我的资料), by who answers them (secretary, duty, 儿童主任), and by whoever opens a door in an emergency.
"""
