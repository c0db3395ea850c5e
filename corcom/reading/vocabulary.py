"""The words of the genre: organisations, offices, groups and honorifics that minutes of this field name."""

from __future__ import annotations

import re

from corcom.reading.names import Case, Party

ORGANISATIONS = {
    "ICRC": "ICRC, International Committee of the Red Cross, CICR",
    "IFRC": "IFRC, International Federation of Red Cross and Red Crescent Societies",
    "CMC": "CMC, Cluster Munition Coalition, Cluster Munitions Coalition",
    "ICBL": "ICBL, International Campaign to Ban Landmines",
    "ICBL-CMC": "ICBL-CMC",
    "UNODA": "UNODA, UN ODA, ODA, UN-ODA, United Nations Office for Disarmament Affairs, Office for "
    "Disarmament Affairs",
    "UNDP": "UNDP, United Nations Development Programme",
    "UNMAS": "UNMAS, United Nations Mine Action Service",
    "UNICEF": "UNICEF, United Nations Children's Fund",
    "UNIDIR": "UNIDIR, United Nations Institute for Disarmament Research",
    "UNOPS": "UNOPS, United Nations Office for Project Services",
    "UNOG": "UNOG, United Nations Office at Geneva",
    "UNHCR": "UNHCR",
    "OHCHR": "OHCHR",
    "OCHA": "OCHA, UN OCHA",
    "WHO": "WHO, World Health Organization",
    "UNEP": "UNEP, United Nations Environment Programme",
    "IOM": "IOM, International Organization for Migration",
    "UN": "United Nations, UN Secretariat",
    "GICHD": "GICHD, Geneva International Centre for Humanitarian Demining",
    "NPA": "NPA, Norwegian People's Aid",
    "HI": "Handicap International, Humanity & Inclusion, Humanity and Inclusion",
    "MAG": "MAG, Mines Advisory Group",
    "HALO": "HALO, HALO Trust, The HALO Trust",
    "HRW": "HRW, Human Rights Watch",
    "EU": "EU, European Union, EU Delegation, Delegation of the European Union",
    "AU": "AU, African Union, African Union Commission",
    "OAS": "OAS, Organization of American States",
    "OSCE": "OSCE",
    "ITF": "ITF Enhancing Human Security",
    "RACVIAC": "RACVIAC",
    "CONTROL-ARMS": "Control Arms",
    "AECID": "AECID, Spanish Agency for International Development Cooperation",
    "ATT-SECRETARIAT": "ATT Secretariat",
}
SECRETARIATS = {
    "ISU": "ISU, Implementation Support Unit",
    "ISU-CCM": "ISU CCM, ISU-CCM, CCM ISU, CCM-ISU, Secretariat ISU-CCM, Implementation Support Unit of "
    "the CCM, "
    "Implementation Support Unit of the Convention on Cluster Munitions",
    "ISU-APMBC": "ISU APMBC, ISU-APMBC, APMBC ISU, APMBC-ISU, AP Mine Ban Convention ISU, ISU of the APMBC",
    "ISU-BWC": "BWC ISU, ISU BWC, BWC-ISU",
    "ISU-CCW": "CCW ISU, ISU CCW, CCW-ISU",
}
OFFICES = {
    "president": "President, Presidency",
    "designate": "President-Designate, President designate, Presidency-Designate, President-elect, "
    "President elect, "
    "incoming President, incoming Presidency, Pres. Des., Designated President",
    "chair": "Chair, Chairperson, Chairman, Chairwoman, Co-Chair, Chairmanship, Presiding Officer",
    "executive": "Executive Coordinator, Exec. Coord., Executive Coordination team, Executive Coordinator "
    "team",
    "director": "Director, ISU Director, Head of the ISU, Director of the ISU, ISU Implementation "
    "Support Specialist, "
    "Executive Secretary, Head of the Secretariat, Implementation Support Specialist",
    "secretariat": "Secretariat, Treaty Secretariat, Secretary",
}
GROUPS = {
    "coordinators": "Coordinators, Co-Coordinators, thematic Coordinators",
    "cochairs": "Co-Chairs, Co-chairs",
    "coordinator": "Coordinator, Co-Coordinator, Coord.",
    "committee": "Coordination Committee members, Committee members, members of the Committee, CorCom "
    "members, CorCom, "
    "Coordination Committee, Committee Members, Coordinating Committee, the Committee, "
    "Committee, members, all members, "
    "those present, participants, members of the Coordination Committee, delegations, delegates",
    "bureau": "Bureau members, members of the Bureau, Bureau, COP Bureau",
    "states": "States Parties, State Parties, all States Parties, countries, States, all States",
}


def parties() -> list[tuple[str, Party, Case]]:
    """Every name of an organisation, office or group; short ones count only in capitals."""
    found = [*_named(ORGANISATIONS, "organisation"), *_named(SECRETARIATS, "secretariat")]
    for kind, table in (("office", OFFICES), ("group", GROUPS)):
        found += [
            (form, Party(code, form, kind), Case.FREE)
            for code, forms in table.items()
            for form in forms.split(", ")
        ]
    return found


def _named(table: dict[str, str], kind: str) -> list[tuple[str, Party, Case]]:
    return [
        (form, Party(code, form, kind), Case.EXACT if form.isupper() and len(form) < 6 else Case.CAPITAL)
        for code, forms in table.items()
        for form in forms.split(", ")
    ]


HONORIFIC = re.compile(
    r"(?<![\w.])(?:(?:H\.\s?E\.?|HE|S\.E\.)\s+)?(?:(?:Mr|Ms|Mrs|Miss|Mme|Mdm|Dr|Prof|Amb|Col"
    r"|Lt|Maj|Capt|Gen|Rev|Fr|Msgr|Mgr|Hon)\b\.?"
    r"|Ambassador|Professor|Minister|Colonel|Monsignor|Sir|Dame|Madam(?:e)?)(?=\s"
    r"|$)(?:\s+(?:Mr|Ms|Mrs|Dr|Col|Amb)\b\.?)*"
    r"|(?<![\w.])H\.\s?E\.?(?=\s)"
)
"""'H.E. Mr.', 'Ms.', 'Ambassador' ..., alone or in a row."""
