"""Persons with accounts: who they are, for whom they speak, from when until when."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Users(BaseUserManager["User"]):
    """Users are found by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password nobody can log in with one."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account. The trail knows only the pseudonym, so that a person can be erased."""

    class Digest(models.TextChoices):
        AT_ONCE = "at_once", _("each at once")
        DAILY = "daily", _("once a day")
        WEEKLY = "weekly", _("once a week, on Monday")
        NEVER = "never", _("never by e-mail")

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_active = models.BooleanField(default=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Zurich")
    digest = models.CharField(
        _("notices by e-mail"), max_length=10, choices=Digest.choices, default=Digest.DAILY
    )
    urgent_at_once = models.BooleanField(_("urgent notices at once"), default=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email

    @property
    def actor(self) -> str:
        """How the trail names the person."""
        return str(self.pseudonym)


class Seat(models.Model):
    """For whom somebody speaks, and how long. `ends_on` is the first day without rights."""

    class Capacity(models.TextChoices):
        DELEGATE = "delegate", _("Delegate of a State")
        FOCAL_POINT = "focal_point", _("Focal point of a State")
        OBSERVER = "observer", _("Observer organisation")
        UNIT = "unit", _("Implementation Support Unit")
        AUDITOR = "auditor", _("Auditor")

    OF_A_STATE = (Capacity.DELEGATE, Capacity.FOCAL_POINT)

    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices)
    of = models.CharField(
        _("State or organisation"),
        max_length=20,
        blank=True,
        help_text=_("Code of the State (LAO) or of the organisation (CMC); empty for unit and auditor."),
    )
    in_committee = models.BooleanField(
        _("sits in the Coordination Committee"),
        default=False,
        help_text=_("Speaks in the Committee: mandates of the State there give this person their rights."),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("rights end on"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a seat of nobody, of somebody where there is nobody, or that ends before it starts."""
        with_name = self.capacity in (*self.OF_A_STATE, self.Capacity.OBSERVER)
        if with_name and not self.of:
            raise ValidationError({"of": _("Say which State or organisation.")})
        if not with_name and self.of:
            raise ValidationError({"of": _("The unit and auditors speak for no State or organisation.")})
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("This lies before the first day.")})


class Accreditations(models.QuerySet["Accreditation"]):
    """Accreditations of persons."""

    def on(self, day: date) -> "Accreditations":
        """Those that hold on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class Accreditation(Seat):
    """A person's seat: ended, never removed."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="accreditations")

    objects = Accreditations.as_manager()

    class Meta:
        ordering = ["-starts_on", "id"]

    def __str__(self) -> str:
        return f"{self.capacity} {self.of}".strip()


class Invitation(Seat):
    """A seat offered by a link that opens once. Only the hash of its token is kept."""

    email = models.EmailField(_("e-mail address"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=40)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at"]

    def __str__(self) -> str:
        return f"{self.capacity} {self.of}".strip()


class Session(AbstractBaseSession):
    """A session of somebody signed in, or on the way to it. Nothing is kept about machine or place."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "people_session"

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        from corcom.people.sessions import SessionStore

        return SessionStore


class Notice(models.Model):
    """Something that a person should know: read on the desk, and sent by e-mail as the person chose."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    what = models.CharField(max_length=300)
    where = models.CharField(max_length=300)
    urgent = models.BooleanField(default=False)
    at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(
                fields=["user", "at"], condition=Q(mailed_at=None, read_at=None), name="notices_to_mail"
            )
        ]

    def __str__(self) -> str:
        return self.what
