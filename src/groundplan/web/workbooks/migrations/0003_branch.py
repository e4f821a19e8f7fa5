import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("libraries", "0002_admins_branches_and_leads"),
        ("workbooks", "0002_comments"),
    ]

    operations = [
        migrations.AddField(
            "workbook",
            "branch",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="workbooks",
                to="libraries.branch",
            ),
        ),
    ]
