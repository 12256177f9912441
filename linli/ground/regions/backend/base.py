"""PostgreSQL as Django knows it, with one difference.

A scoped table's key is (community_id, id), so grouping by Django's own key alone is not enough there.
"""

from django.db.backends.postgresql import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    def allows_group_by_selected_pks_on_model(self, model):
        scoped = any(f.name == "community" for f in model._meta.fields)
        return not scoped and super().allows_group_by_selected_pks_on_model(model)


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
