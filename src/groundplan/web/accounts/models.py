"""A person: a name, how she signs in, and nothing else about her; and the sessions of those who are signed in."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Makes people."""

    def create_named(self, name: str) -> Person:
        """A new person who signs in through this computer only."""
        person = self.model(name=name)
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who writes. When she was last here is not recorded: nobody is told when somebody worked.

    `handle` is the plain name that she signs in with, in small letters; an e-mail address is hers to give or not.
    """

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


class Session(models.Model):
    """One browser's session. Its key is kept hashed: who reads the database, or a backup, cannot take it over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    data = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)
