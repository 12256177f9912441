"""大事小情: what residents report, and what becomes of it.

"协调解决小区停车难、电梯维修等矛盾": reported → routed with a reason → worked, by us or by who was asked → rated by
the one who reported it (M16, M25). Used by residents, grid workers, the window, partner units and the secretary.
"""
