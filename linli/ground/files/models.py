"""What is known of a stored photo. The picture itself lies in the files folder, under its id."""

from django.db import models

from linli.ground.regions.scoped import APPEND, Scoped


class File(Scoped):
    """A photo. `word` names the opener that decides who may fetch it; `subject` is the row it belongs to."""

    app_may = APPEND

    word = models.CharField(max_length=20)
    subject = models.UUIDField()
    role = models.CharField(max_length=20, blank=True)  # before, after
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    width = models.IntegerField()
    height = models.IntegerField()
    by_account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["community", "subject"], name="file_by_subject")]

    def __str__(self):
        return f"{self.word} {self.id}"
