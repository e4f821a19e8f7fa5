"""A person: a name, perhaps an address to write to, and nothing else about her."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Makes people; on an embedded installation they have no password."""

    def create_named(self, name: str) -> Person:
        """A new person who signs in through this computer only."""
        person = self.model(name=name)
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who writes. When she was last here is not recorded: nobody is told when somebody worked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handle = models.CharField(max_length=150, unique=True, null=True, blank=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    created = models.DateTimeField(auto_now_add=True)
    last_login = None  # takes Django's column away, see above

    USERNAME_FIELD = "handle"
    objects: ClassVar[PersonManager] = PersonManager()

    def __str__(self) -> str:
        return self.name
