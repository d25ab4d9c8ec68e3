"""Gather the words of each organization into the line that search reads; safe to run again.

The words stand one by one already, so that nothing is read of what they were made from. The rule for the line is that
of the day of this migration: the words in order between spaces, without the longest where they are too many for an
index.
"""

from itertools import groupby

from django.db import migrations

AT_ONCE = 2000
LONGEST_LINE = 1000  # bytes


def line_of(words):
    words = sorted(words)
    while len((line := f" {' '.join(words)} ").encode()) > LONGEST_LINE:
        words.remove(max(words, key=len))
    return line


def fill(apps, schema_editor):
    Standing = apps.get_model("registry", "Standing")
    StandingWord = apps.get_model("registry", "StandingWord")
    last = 0
    while keys := list(
        Standing.objects.filter(pk__gt=last, all_words="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        words = StandingWord.objects.filter(standing__in=keys).order_by("standing").values_list("standing", "word")
        Standing.objects.bulk_update(
            [
                Standing(pk=key, all_words=line_of(word for _, word in rows))
                for key, rows in groupby(words.iterator(), key=lambda row: row[0])
            ],
            ["all_words"],
            batch_size=500,
        )
        last = keys[-1]


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0017_day_of_data"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
