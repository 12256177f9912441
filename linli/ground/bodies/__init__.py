"""组织: party committees and branches, the residents' committee, property managers, partner units (共建单位).

三方联动 (M15): community, property manager and owners' committee are bodies like all others.
"""
