from __future__ import annotations

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def appoint(apps: Any, schema_editor: Any) -> None:
    """Whoever owns a library's oldest workbook becomes its admin, and the oldest library may lead cohorts."""
    Library, Grant = apps.get_model("libraries", "Library"), apps.get_model("libraries", "Grant")
    Workbook = apps.get_model("workbooks", "Workbook")
    for number, library in enumerate(Library.objects.order_by("created", "id").iterator()):
        if number == 0:
            Library.objects.filter(id=library.id).update(leads=True)
        oldest = Workbook.objects.filter(library=library).order_by("created", "id").values_list("id", flat=True).first()
        owning = Grant.objects.filter(library=library, thing=oldest, right="owner") if oldest else Grant.objects.none()
        for person in owning.values_list("person_id", flat=True):
            Grant.objects.get_or_create(
                library=library, person_id=person, thing=library.id, defaults={"right": "owner"}
            )


class Migration(migrations.Migration):

    dependencies = [
        ("libraries", "0001_initial"),
        ("workbooks", "0001_initial"),
    ]

    operations = [
        migrations.AddField("library", "leads", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="Branch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                (
                    "library",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="branches", to="libraries.library"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("library", "name"), name="branch_once_a_library")],
            },
        ),
        migrations.RunPython(appoint, migrations.RunPython.noop),
    ]
