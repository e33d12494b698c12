from typing import Any

from django.urls import URLPattern

from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.engagement import queries, rules
from quadrant.partnership.rules import anyone, has_role, may_look_inside
from quadrant.web.engagement.views import consultations, engagements, findings, petitions, public, questions, responses

ONE: dict[str, Any] = {"see": rules.may_see_consultation, "of": queries.consultation_numbered, "gives": "one"}
RUN: dict[str, Any] = {**ONE, "act": rules.may_run_consultation}
# What people wrote is for those who run it: to others the page is not there.
TEXTS: dict[str, Any] = {**ONE, "see": rules.may_read_texts}
QUESTION: dict[str, Any] = {"see": rules.may_see_question, "of": queries.question_numbered, "gives": "question"}
ASK: dict[str, Any] = {**QUESTION, "act": rules.may_change_question}
TEXTS_TO: dict[str, Any] = {**QUESTION, "see": rules.may_change_question}
ANSWER: dict[str, Any] = {"see": rules.may_read_answer, "of": queries.answer_numbered, "gives": "answer"}
FILE: dict[str, Any] = {"see": rules.may_see_delivery, "of": queries.delivery_numbered, "gives": "delivery"}
PUBLIC: dict[str, Any] = {"see": anyone, "of": queries.published_consultation_numbered, "gives": "one"}
CYCLE: dict[str, Any] = {"see": may_see_cycle, "of": cycle_numbered, "gives": "cycle"}
ON_CYCLE: dict[str, Any] = {**CYCLE, "act": rules.may_consult_on}
MET: dict[str, Any] = {"see": rules.may_see_engagement, "of": queries.engagement_numbered, "gives": "one"}
MESSAGE: dict[str, Any] = {"see": rules.may_see_message, "of": queries.message_numbered, "gives": "one"}
PETITION: dict[str, Any] = {"see": rules.may_see_petition, "of": queries.petition_numbered, "gives": "one"}
ON_PETITION: dict[str, Any] = {**PETITION, "act": rules.may_answer_petition}
SOMEWHERE = rules.may_consult_somewhere


def may_consult_freely(person: Any) -> bool:
    """On no cycle in particular."""
    return has_role(person, *rules.WORKERS)


begun: list[URLPattern] = [
    route("consultations/", consultations.consultations, name="consultations", see=may_look_inside),
    route("consultations/new/", consultations.choose_cycle, name="consultation_new", see=SOMEWHERE),
    route("consultations/free/new/", consultations.new, name="free_consultation_new", see=may_consult_freely),
    route("consultations/length/", consultations.length, name="consulting_length", see=rules.may_set_length),
    route("cycles/<int:number>/consultations/new/", consultations.new, name="cycle_consultation_new", **ON_CYCLE),
    route("consultations/<int:number>/", consultations.consultation, name="consultation", **ONE),
    route("consultations/<int:number>/change/", consultations.change, name="consultation_change", **RUN),
    route("consultations/<int:number>/strategy/", consultations.strategy, name="consultation_strategy", **RUN),
    route(
        "consultations/<int:number>/strategy/file/",
        consultations.strategy_file,
        name="consultation_strategy_file",
        **ONE,
    ),
    route("consultations/<int:number>/publish/", consultations.publish, name="consultation_publish", **RUN),
    route("consultations/<int:number>/withdraw/", consultations.withdraw, name="consultation_withdraw", **RUN),
    route("consultations/<int:number>/extend/", consultations.extend, name="consultation_extend", **RUN),
    route("consultations/<int:number>/end/", consultations.end, name="consultation_end", **RUN),
    route("consultations/<int:number>/again/", consultations.again, name="consultation_again", **RUN),
    route("consultations/<int:number>/rung/", consultations.rung, name="consultation_rung", **RUN),
    route("consultations/<int:number>/questions/new/", questions.new, name="question_new", **RUN),
    route("consultations/<int:number>/equality/", questions.equality, name="equality", **RUN),
    route("questions/<int:number>/change/", questions.change, name="question_change", **ASK),
    route("questions/<int:number>/up/", questions.up, name="question_up", **ASK),
    route("questions/<int:number>/remove/", questions.remove, name="question_remove", **ASK),
    route("questions/<int:number>/population/", questions.population, name="question_population", **ASK),
]
came_back: list[URLPattern] = [
    route("consultations/<int:number>/results/", responses.results, name="results", **ONE),
    route("consultations/<int:number>/responses/new/", responses.paper, name="response_new", **RUN),
    route("consultations/<int:number>/files/new/", responses.file_new, name="response_file_new", **RUN),
    route("consultations/<int:number>/held/", responses.held, name="held", **TEXTS),
    route("consultations/<int:number>/themes/new/", responses.theme, name="theme_new", **RUN),
    route("consultations/<int:number>/findings/new/", findings.new, name="finding_new", **RUN),
    route("consultations/<int:number>/report/", findings.report, name="consultation_report", **RUN),
    route("response-files/<int:number>/", responses.file, name="response_file", **FILE),
    route("response-files/<int:number>/take-in/", responses.file_take_in, name="response_file_take_in", **FILE),
    route("response-files/<int:number>/withdraw/", responses.file_withdraw, name="response_file_withdraw", **FILE),
    route("questions/<int:number>/texts/", responses.texts, name="texts", **TEXTS_TO),
    route("answers/<int:number>/read/", responses.read, name="answer_read", **ANSWER),
    route("answers/<int:number>/quote/", responses.quote, name="answer_quote", **ANSWER),
    route("answers/<int:number>/unquote/", responses.unquote, name="answer_unquote", **ANSWER),
    route(
        "findings/<int:number>/reply/",
        findings.reply,
        name="finding_reply",
        see=rules.may_see_finding,
        act=rules.may_answer_finding,
        of=queries.finding_numbered,
        gives="finding",
    ),
]
public_pages: list[URLPattern] = [
    route("have-your-say/", public.consultations, name="consultations_public", see=anyone),
    route("have-your-say/<int:number>/", public.answer, name="consultation_answer", **PUBLIC),
    route("have-your-say/<int:number>/young-people/", public.young, name="consultation_young", **PUBLIC),
    route("have-your-say/<int:number>/thanks/", public.thanks, name="consultation_thanks", **PUBLIC),
    route("have-your-say/<int:number>/report/", public.report, name="consultation_report_public", **PUBLIC),
]
met: list[URLPattern] = [
    route("engagements/", engagements.engagements, name="engagements", see=may_look_inside),
    route("engagements/new/", engagements.engagement_choose, name="engagement_new", see=SOMEWHERE),
    route("engagements/free/new/", engagements.engagement_new, name="free_engagement_new", see=may_consult_freely),
    route("cycles/<int:number>/engagements/new/", engagements.engagement_new, name="cycle_engagement_new", **ON_CYCLE),
    route("engagements/<int:number>/", engagements.engagement, name="engagement", **MET),
    route(
        "engagements/<int:number>/change/",
        engagements.engagement_change,
        name="engagement_change",
        act=rules.may_change_engagement,
        **MET,
    ),
    route("cycles/<int:number>/who-was-asked/", engagements.voices, name="voices", **CYCLE),
    route(
        "cycles/<int:number>/who-was-asked/<str:quadrant>/",
        engagements.coproduction,
        name="coproduction",
        see=rules.may_see_quadrant,
        act=rules.may_say_of_quadrant,
        of=queries.quadrant_at,
        gives="at",
    ),
    route("cycles/<int:number>/consultation-guidance/", engagements.guidance, name="consultation_guidance", **CYCLE),
    route("messages/", engagements.messages, name="messages", see=may_look_inside),
    route("messages/new/", engagements.message_choose, name="message_new", see=SOMEWHERE),
    route("messages/free/new/", engagements.message_new, name="free_message_new", see=may_consult_freely),
    route("cycles/<int:number>/messages/new/", engagements.message_new, name="cycle_message_new", **ON_CYCLE),
    route("messages/<int:number>/", engagements.message, name="message", **MESSAGE),
    route(
        "messages/<int:number>/withdraw/",
        engagements.message_withdraw,
        name="message_withdraw",
        act=rules.may_send_message,
        **MESSAGE,
    ),
    route(
        "audiences/<int:number>/sent/",
        engagements.message_sent,
        name="message_sent",
        see=rules.may_see_audience,
        act=rules.may_send_to_audience,
        of=queries.audience_numbered,
        gives="audience",
    ),
]
petitioned: list[URLPattern] = [
    route("petitions/", petitions.petitions, name="petitions", see=may_look_inside),
    route("petitions/scheme/", petitions.scheme, name="petition_scheme", see=rules.may_set_petition_scheme),
    route("petitions/new/", petitions.new, name="petition_new", see=rules.may_record_petition),
    route("petitions/<int:number>/", petitions.petition, name="petition", **PETITION),
    route("petitions/<int:number>/check/", petitions.check, name="petition_check", **ON_PETITION),
    route("petitions/<int:number>/debate/", petitions.debate, name="petition_debate", **ON_PETITION),
    route("petitions/<int:number>/answer/", petitions.answer, name="petition_answer", **ON_PETITION),
    route("petitions/<int:number>/refuse/", petitions.refuse, name="petition_refuse", **ON_PETITION),
    route("have-your-say/petitions/", petitions.public, name="petitions_public", see=anyone),
]
partnership: list[URLPattern] = [*begun, *came_back, *public_pages, *met, *petitioned]
