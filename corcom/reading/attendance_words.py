"""The words with which minutes head their lists of who was there, and describe who somebody is."""

import re

from corcom.reading.listed import listed

PRESENT = re.compile(
    r"^\s*(?:\d{1,2}[.)]?\s+|[IVX]+\.\s+)?(?:list\s+of\s+)?(?:attendees|attendance(?:\s+list)?"
    r"|participants|participation|participating\s+\w+"
    r"|(?:members|delegations|states|those|persons)\s+(?:present|in\s+attendance|attending)"
    r"|present|in\s+attendance|attended\s+by|also\s+present)"
    r"\s*(?:\(\d+\)\s*)?(?:[:.–-]+\s*(?P<rest>.*)|$)",
    re.IGNORECASE,
)
PRESENT_IN_PROSE = re.compile(
    r"\b(?:meeting\s+was\s+attended\s+by|(?:were|was)\s+attended\s+by"
    r"|following\s+(?:\w+\s+){1,4}?(?:were\s+present|attended|participated"
    r"|took\s+part)[^:]{0,40}:|present\s+(?:were|at\s+the\s+meeting\s+were)"
    r"|attended\s+by(?:\s+the\s+following)?)\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
CHAIRED_IN_PROSE = re.compile(
    r"\bchaired\s+by\s+(?P<rest>[^.;]+?)(?=\s+and\s+(?:was\s+)?attended|[.;]|$)", re.IGNORECASE
)
APOLOGIES = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d)?[.)]?\s+)?(?:(?:list\s+of\s+)?apolog(?:y"
    r"|ies)(?:\s+for\s+absence)?(?P<not>\s+not\s+received|\s+none\s+received)?"
    r"(?:\s+(?:were\s+|was\s+)?(?:received|sent))?(?:\s+(?:from|by))?"
    r"|absent\s+with\s+apolog(?:y|ies)|(?P<without>absent(?:\s+without\s+\w+)?|not\s+present"
    r"|absentees)|excused|regrets|sent\s+(?:their\s+)?regrets"
    r"|unable\s+to\s+attend)(?=\s*[:.–-]|\s*$|\s+[A-Z])\s*[:.–-]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
APOLOGIES_IN_PROSE = re.compile(
    r"\b(?:apologies|regrets)(?:\s+for\s+absence)?\s+(?:were\s+|was\s+|had\s+been\s+"
    r"|have\s+been\s+)?(?:received|sent|conveyed|noted)?\s*(?:from|by|for)\s+(?P<rest>[^.;]{1,600})"
    r"|(?:^|[.;]\s)(?P<first>[^.;]{1,200}?)\s+(?:had\s+)?(?:sent|conveyed|presented|offered|expressed)\s+(?:its"
    r"|their|his|her)?\s*(?:apologies|regrets)\b",
)
COURTESY = re.compile(r"\b(?:extended|expressed|offered)\s+(?:his|her|its|their)\s+apolog", re.IGNORECASE)
GROUP = re.compile(
    r"^\s*(?:states?\s+parties|signatory\s+states?|signatories|states"
    r"|members?(?:\s+of\s+the\s+\w+)?|committee\s+members|delegations?|observers?"
    r"|invited\s+\w+|international\s+organi[sz]ations?"
    r"|(?:inter)?governmental\s+organi[sz]ations|non-governmental\s+organi[sz]ations?"
    r"|organi[sz]ations?|ngos?|civil\s+society|united\s+nations|coordinators?|presidency"
    r"|other\s+\w+|others|guests|experts|by\s+\w+|in\s+person|online|remotely?"
    r"|via\s+\w+)\s*[:–-]*\s*$",
    re.IGNORECASE,
)
HEADER_CELLS = listed(
    """
    delegation delegations country countries state states name names representative representatives
    title position role function organisation organization e-mail email signature participants
    participant no no. nr # theme office state/organisation state/organization delegate delegates
    capacity remarks
    """
)
ROLE_WORD = re.compile(
    r"presiden|coordinat|chair|observer|secretar|rapporteur|sponsor|universali|clearance"
    r"|assistance|stockpile|transparency"
    r"|reporting|implementation|general\s+status|operation|compliance|retention|cooperation"
    r"|risk|gender|in\s+capacity|member|designate"
    r"|host|victim|finance|treasurer|friend\s+of|focal\s+point|via|online|remote|by\s+phone"
    r"|ambassador|representative|counsellor|secretary|attach|adviser|advisor|officer|minister"
    r"|expert|mission|director|head|deputy|ms\b|mr\b",
    re.IGNORECASE,
)
POSITION = re.compile(
    r"ambassador|representative|counsellor|first\s+secretary|second\s+secretary"
    r"|third\s+secretary|attach|adviser|advisor|officer|minister|expert|permanent\s+mission"
    r"|head\s+of|deputy|desk",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"presiden|chair|observer|secretar|executive|exec\b|coordinator|team|rapporteur|host|vice"
    r"|bureau|friend|member|treasurer",
    re.IGNORECASE,
)
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
TERM = re.compile(
    r"[\s,(]*(?:,\s*)?(?:(?:in|for|until|since|from|and|,|to|/|-|–)\s*)*\b(?:19|20)\d\d\b[\s,)]*.*$",
    re.IGNORECASE,
)
PARTICLES = listed(
    """
    de da do dos das del della di du van von der den ter ten al el bin ibn la le los las y e zu af
    av ben abu
    """
)
