"""The States, their names, and what each did at the depositary's."""

from typing import ClassVar

from django.db import models

from corcom.record.grades import Grade
from corcom.record.models import Fact, Source, Tabled


class TreatyCode(models.TextChoices):
    """The Conventions whose participation is on record."""

    CCM = "ccm", "Convention on Cluster Munitions"
    APMBC = "apmbc", "Anti-Personnel Mine Ban Convention"
    ATT = "att", "Arms Trade Treaty"
    TPNW = "tpnw", "Treaty on the Prohibition of Nuclear Weapons"
    CCW = "ccw", "Convention on Certain Conventional Weapons"
    CCW_P1 = "ccw-p1", "CCW Protocol I"
    CCW_P2 = "ccw-p2", "CCW Protocol II"
    CCW_AP2 = "ccw-ap2", "CCW Amended Protocol II"
    CCW_P3 = "ccw-p3", "CCW Protocol III"
    CCW_P4 = "ccw-p4", "CCW Protocol IV"
    CCW_P5 = "ccw-p5", "CCW Protocol V"
    CCW_ART1 = "ccw-art1", "CCW amendment of Article 1"


class State(Tabled):
    """A State: the 193 members of the United Nations, two observers, the Cook Islands and Niue."""

    csv_table = "states"

    iso3 = models.CharField(max_length=3, primary_key=True, help_text="ISO 3166-1 alpha-3 code.")
    iso2 = models.CharField(max_length=2, unique=True, help_text="ISO 3166-1 alpha-2 code.")
    m49 = models.CharField(max_length=3, unique=True, help_text="UN M49 code.")
    name = models.CharField(max_length=80, unique=True, help_text="Short name in English.")
    formal_name = models.CharField(
        max_length=120, blank=True, help_text="Formal name in English; empty: not seen."
    )
    name_fr = models.CharField(max_length=80, blank=True, help_text="Short name in French.")
    name_es = models.CharField(max_length=80, blank=True, help_text="Short name in Spanish.")
    depositary_name = models.CharField(
        max_length=120, blank=True, help_text="Name in the depositary's lists; empty: in none that was seen."
    )
    m49_region = models.CharField(max_length=40, help_text="M49 region.")
    m49_subregion = models.CharField(max_length=60, help_text="M49 subregion.")
    m49_intermediate_region = models.CharField(
        max_length=40, blank=True, help_text="M49 intermediate region."
    )
    un_group = models.CharField(
        max_length=40, blank=True, help_text="Regional group in the United Nations; empty: in none."
    )
    un_group_note = models.CharField(max_length=300, blank=True, help_text="Remarks on the group.")
    unit_region = models.CharField(max_length=40, blank=True, help_text="Region in the unit's own lists.")
    un_status = models.CharField(max_length=60, help_text="Member, observer or non-member State.")
    admitted = models.DateField(null=True, blank=True, help_text="Admission to the United Nations.")
    sids = models.BooleanField(default=False, help_text="Small island developing State.")
    ldc = models.BooleanField(default=False, help_text="Least developed country.")
    lldc = models.BooleanField(default=False, help_text="Landlocked developing country.")
    languages = models.CharField(
        max_length=80, blank=True, help_text="Official languages, ISO 639-3, separated by spaces."
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", help_text="Where seen.")
    grade = models.CharField(max_length=12, choices=Grade.choices, help_text="How far the row is trusted.")
    note = models.TextField(blank=True, help_text="Remarks.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class StateName(Tabled):
    """One form of a State's name, as papers print it."""

    csv_table = "state_names"

    id = models.CharField(max_length=100, primary_key=True, help_text="Stable name of the row.")
    name = models.CharField(max_length=120, help_text="The name as written.")
    state = models.ForeignKey(State, on_delete=models.CASCADE, related_name="+", help_text="The State.")
    kind = models.CharField(max_length=20, help_text="Official, short, former, French, abbreviation ...")
    until = models.DateField(null=True, blank=True, help_text="Last day on which the name was in use.")
    grade = models.CharField(max_length=12, choices=Grade.choices, help_text="How far the row is trusted.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class StateFact(Fact):
    """A fact about one State; `told_by_states`: the State itself may propose facts of this table."""

    told_by_states: ClassVar[bool] = False

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+", help_text="The State.")

    class Meta(Fact.Meta):
        abstract = True


class TreatyAct(StateFact):
    """Something a State did, or had done to it, under a Convention."""

    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "treaty")

    treaty = models.CharField(max_length=8, choices=TreatyCode.choices, help_text="The Convention.")

    class Meta(StateFact.Meta):
        abstract = True


class Mission(StateFact):
    """Whether a State has a permanent mission in a city; `on` is the day of the source."""

    csv_table = "missions"
    told_by_states = True
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "city")

    city = models.CharField(max_length=20, help_text="Geneva or New York.")
    present = models.BooleanField(help_text="Whether there is a mission.")


class Signature(TreatyAct):
    """A signature."""

    csv_table = "signatures"


class Deposit(TreatyAct):
    """The deposit of an instrument by which a State consents to be bound."""

    csv_table = "deposits"

    instrument = models.CharField(
        max_length=30, help_text="Ratification, acceptance, approval, accession ..."
    )


class Withdrawal(TreatyAct):
    """Notice of withdrawal, on the day the depositary received it."""

    csv_table = "withdrawals"
    in_order = (*TreatyAct.in_order, ("on", "takes_effect"))

    takes_effect = models.DateField(help_text="The day the withdrawal takes effect.")


class ProvisionalApplication(TreatyAct):
    """A declaration that Article 1 is applied provisionally (CCM Article 18)."""

    csv_table = "provisional_applications"


class Declaration(TreatyAct):
    """A declaration made on signature or deposit."""

    csv_table = "declarations"

    summary = models.TextField(help_text="What it says, in our words.")


class EntryIntoForce(TreatyAct):
    """Entry into force for a State as a source prints it; the rules compute their own."""

    csv_table = "entries_into_force"
