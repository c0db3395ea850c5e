"""Verbs of doing: what somebody who undertakes something in a meeting may undertake."""

from __future__ import annotations

from corcom.reading.listed import listed

MEANT = listed(
    """
    accelerate adjust advice advise advocate allocate amend analyse analyze announce approach
    arrange ascertain assess assign assist attend brief bring chair check circulate clarify co-chair
    co-host co-organise co-organize co-sponsor collaborate collate collect commission communicate
    compare compile complete compose conduct confirm consider consolidate consult contact contribute
    convene convey coordinate co-ordinate correct correspond create deliver design designate
    determine develop disburse discuss disseminate distribute donate draft edit elaborate email
    e-mail encourage engage enquire ensure establish evaluate examine exchange explore facilitate
    fill finalise finalize finance follow formulate forward fund gather give harmonise harmonize
    help hire hold host identify implement incorporate inform initiate inquire insert integrate
    introduce investigate invite invoice issue launch lead liaise list look maintain map meet
    merge migrate mirror mobilise mobilize monitor negotiate nominate notify obtain organise
    organize outline oversee participate pay place plan populate post postpone prepare present print
    prioritise prioritize procure produce promote provide publicise publicize publish pursue raise
    reach reconsider reconvene recruit rectify redesign redraft refine register relay remind renew
    replace reply report reschedule research respond return revert review revise revisit rework
    schedule screen secure seek send set share sign simplify solicit speak sponsor streamline study
    submit summarise summarize supply support survey tackle take talk teach test track train
    transcribe transfer translate transmit travel undertake update upgrade upload verify visit
    volunteer weigh work write
    """
)
"""They tell of a task wherever somebody 'will' do them."""
LOOSE = listed(
    """
    act appeal apply ask attach build continue cover do draw express extend find get improve include
    indicate install join let make manage measure move name offer open order pass perform propose read
    recommend reflect remove repeat represent request run save select serve settle signal solve specify
    start state step strengthen suggest table target task tell try turn use
    """
)
"""They tell of a task only where the paper says plainly that they are undertaken or asked for."""
IRREGULAR = {
    "bring": "brought",
    "build": "built",
    "draw": "drawn",
    "find": "found",
    "get": "got",
    "give": "given",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "make": "made",
    "meet": "met",
    "oversee": "overseen",
    "pay": "paid",
    "read": "read",
    "run": "run",
    "seek": "sought",
    "send": "sent",
    "set": "set",
    "speak": "spoken",
    "take": "taken",
    "teach": "taught",
    "tell": "told",
    "undertake": "undertaken",
    "write": "written",
}
DOUBLED = listed(
    """
    submit set get run transmit plan map transfer step
    """
)


def gerund(verb: str) -> str:
    """'prepare' is 'preparing', 'submit' 'submitting'."""
    if verb in DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"


def participle(verb: str) -> str:
    """'prepare' is 'prepared', 'send' 'sent'."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb in DOUBLED:
        return f"{verb}{verb[-1]}ed"
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}ed"


GERUNDS = {gerund(verb): verb for verb in MEANT}
PARTICIPLES = {participle(verb): verb for verb in MEANT}
ANY = MEANT | LOOSE
ANY_GERUNDS = {gerund(verb): verb for verb in ANY}
PREPARING = listed(
    """
    preparing developing drafting finalising finalizing compiling organising organizing arranging
    creating updating exploring revising translating collecting scheduling elaborating designing
    producing reviewing establishing
    """
)
"""What is going on and will be there when it is done."""
BEING = listed(
    """
    prepared developed drafted finalised finalized compiled organised organized arranged created
    updated revised translated elaborated designed produced reviewed considered established
    """
)
"""The same, told without saying by whom."""
