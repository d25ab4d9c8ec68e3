"""What things were called: written with what is done to them, for a search that finds them when they are gone."""

from django.db import models


class ThingName(models.Model):
    """One name that a thing with a history had when something was done to it; later rows are later names.

    Nothing keeps two writers from noting the same name at once, and nobody waits for the other: it is found once.
    """

    about = models.CharField(max_length=120, help_text="Đối tượng, như mắt xích nêu.")
    name = models.CharField(max_length=400)
    words = models.CharField(max_length=800, help_text="Các từ không dấu, trước và sau mỗi từ một dấu cách.")

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=("about", "id"), name="thing_name_by_thing")]

    def __str__(self) -> str:
        return self.name


class NameWord(models.Model):
    """One word of such a name: a word is looked up, where looking into every name would take long."""

    thing_name = models.ForeignKey(ThingName, on_delete=models.CASCADE, related_name="postings", db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=("word", "thing_name"), name="thing_name_by_word")]

    def __str__(self) -> str:
        return self.word
