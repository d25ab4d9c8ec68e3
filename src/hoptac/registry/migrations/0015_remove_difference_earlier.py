from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0014_move_earlier_words"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="difference",
            name="earlier",
        ),
    ]
