"""What is known of a stored photo or recorded message. The bytes lie in the files folder, under its id."""

from django.db import models

from linli.ground.base.words import N_
from linli.ground.regions.scoped import APPEND, Scoped

HELD = "held"  # the word of what waits for its report to be sent; no opener shows it


class File(Scoped):
    """A photo or a message. `word` names the opener that decides who may fetch it; `subject` is the row it belongs to."""

    app_may = APPEND

    class Sort(models.TextChoices):
        PHOTO = "photo", N_("照片")
        SOUND = "sound", N_("录音")

    word = models.CharField(max_length=20)
    subject = models.UUIDField()
    role = models.CharField(max_length=20, blank=True)  # before, after, said
    sort = models.CharField(max_length=6, choices=Sort, default=Sort.PHOTO)
    form = models.CharField(max_length=4, blank=True)  # of a sound: webm, ogg, m4a …; photos are all JPEG
    seconds = models.IntegerField(null=True)  # of a sound, where its head says it
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    width = models.IntegerField()
    height = models.IntegerField()
    by_account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["community", "subject"], name="file_by_subject"),
            models.Index(fields=["made_at"], name="file_held", condition=models.Q(word=HELD)),
        ]

    def __str__(self):
        return f"{self.word} {self.id}"
