"""Letters on their way."""

from __future__ import annotations

import uuid

from django.db import models


class Letter(models.Model):
    """A letter that waits to be sent. Sent, it is deleted: what it said is the receiver's. How often it was tried, and
    why it did not go, stands at its job."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    # The address at which the receiver ends letters of this kind; none where she did not ask for them.
    way_out = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return str(self.id)
