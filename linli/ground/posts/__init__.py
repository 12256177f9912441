"""岗位: who answers. A matter belongs to a post, not to a person: 换人不换责.

支部委员包网格 (M09): every grid has exactly one accountable post; a vacancy is shown and covered by the next post up.
"""
