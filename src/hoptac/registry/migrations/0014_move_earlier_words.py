"""What earlier imports said of differences goes from a list inside each row into a table; safe to run again."""

from datetime import datetime

from django.db import migrations

AT_ONCE = 500


def move(apps, schema_editor):
    Difference = apps.get_model("registry", "Difference")
    EarlierWord = apps.get_model("registry", "EarlierWord")
    EarlierWord.objects.all().delete()
    words = []
    for row in Difference.objects.exclude(earlier=[]).order_by("pk").iterator(chunk_size=AT_ONCE):
        words += [
            EarlierWord(difference=row, **{**said, "found_at": datetime.fromisoformat(said["found_at"])})
            for said in row.earlier
        ]
        if len(words) >= AT_ONCE:
            EarlierWord.objects.bulk_create(words)
            words = []
    EarlierWord.objects.bulk_create(words)


def move_back(apps, schema_editor):
    Difference = apps.get_model("registry", "Difference")
    EarlierWord = apps.get_model("registry", "EarlierWord")
    told = Difference.objects.filter(pk__in=EarlierWord.objects.values("difference"))
    for row in told.order_by("pk").iterator(chunk_size=AT_ONCE):
        row.earlier = [
            {
                "origin_id": word.origin_id,
                "ours": word.ours,
                "theirs": word.theirs,
                "facts": word.facts,
                "found_at": word.found_at.isoformat(),
            }
            for word in EarlierWord.objects.filter(difference=row).order_by("pk")
        ]
        row.save(update_fields=["earlier"])


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0013_earlier_words"),
    ]

    operations = [
        migrations.RunPython(move, move_back),
    ]
