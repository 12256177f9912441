from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists and counts of what is in hand answer from one small index, however much was closed over the years."""

    dependencies = [("matters", "0010_outcome_of_a_call_back")]

    operations = [
        migrations.AddIndex(
            "matter",
            models.Index(
                fields=["community", "due_at", "id"],
                include=["kind", "stage", "grid", "owner", "restricted", "waits_for", "stage_at", "paused_at"],
                condition=models.Q(stage__in=["raised", "owned", "working", "done"]),
                name="matter_live",
            ),
        ),
        migrations.AddIndex(
            "matter",
            models.Index(
                fields=["community", "due_at", "id"],
                include=["kind", "restricted"],
                condition=models.Q(stage__in=["raised", "owned", "working"]),
                name="matter_open",
            ),
        ),
        migrations.AddIndex(
            "matter",
            models.Index(
                fields=["community", "stage_at", "id"],
                condition=models.Q(stage__in=["confirmed", "ended"]),
                name="matter_over",
            ),
        ),
    ]
