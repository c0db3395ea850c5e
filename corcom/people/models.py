"""Who uses CorCom."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Users(BaseUserManager["User"]):
    """Users are found by their e-mail address."""

    def create_user(self, email: str, password: str | None = None) -> "User":
        """A new user; without a password nobody can log in with one."""
        user = self.model(email=self.normalize_email(email))
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account. The trail knows only the pseudonym, so that a person can be erased."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email
