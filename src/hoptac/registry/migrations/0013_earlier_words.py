import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0012_import_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ours", models.CharField(max_length=250)),
                ("theirs", models.CharField(max_length=250)),
                ("facts", models.JSONField(default=dict)),
                ("found_at", models.DateTimeField()),
                (
                    "difference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_words",
                        to="registry.difference",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.import",
                    ),
                ),
            ],
            options={
                "ordering": ("difference", "pk"),
            },
        ),
    ]
