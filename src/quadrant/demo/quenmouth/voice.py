"""Quenmouth asks: short breaks, answered by 412 and reported; the drop-in, open now; three networks; who was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.cycle.terms import Quadrant
from quadrant.demo.loading.meeting import meet
from quadrant.demo.loading.story import Story
from quadrant.engagement.commands import (
    Asked,
    QuestionAs,
    ask_equality,
    ask_question,
    choose_quote,
    consider_strategy,
    draft_consultation,
    enter_responses,
    log_sending,
    name_theme,
    publish_consultation,
    publish_report,
    read_answer,
    record_coproduction,
    record_finding,
    record_rung,
    reply_to_finding,
    set_population,
    tag_answers,
    write_message,
)
from quadrant.engagement.queries import audiences_of, questions_of, readable_texts, waiting_answers
from quadrant.engagement.terms import (
    Channel,
    Edition,
    Given,
    MessageKind,
    Method,
    Monitored,
    QuestionKind,
    Reply,
    Rung,
    Sector,
    Stage,
    Strategy,
    Value,
    Way,
    YoungAge,
)
from quadrant.methods.calendar import deadline

if TYPE_CHECKING:
    from quadrant.engagement.models import Consultation, Question

FAMILIES, PRACTITIONERS = (f"assess.needs-analysis.{key}" for key in ("views-of-families", "views-of-practitioners"))
PLACES = ("North Quay", "Moorside", "Harbour")
WHERE = QuestionAs("Which part of Quenmouth do you live in?", QuestionKind.ONE, PLACES)
QUESTIONS = (
    WHERE,
    QuestionAs(
        "Which short breaks does your family use?", QuestionKind.MANY,
        ("Overnight stays", "Weekend clubs", "Holiday clubs", "Somebody at home", "None"),
    ),
    QuestionAs(
        "How much do short breaks help your family?", QuestionKind.SCALE, low="not at all", high="very much",
        plain="Do days out and sleepovers help you and your family?",
    ),
    QuestionAs("How many miles is it to the break you use most?", QuestionKind.NUMBER),
    QuestionAs("What would you change?", QuestionKind.TEXT, plain="What should be different?"),
)  # fmt: skip
POPULATION = {0: Decimal(38), 1: Decimal(34), 2: Decimal(28)}
# Of the 341 who answered everybody's questions: so many in each part.
LIVED_IN = (165, 130, 46)
THEMES = ("Too far from home", "Not enough weekends", "Kind staff", "Forms and waiting")
SAID: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("It is an hour on two buses, and we come home more tired than we went.", (0,)),
    ("Weekends are full from January to Easter. We need them most then.", (1,)),
    ("The people there are kind and know what my child can do.", (2,)),
    ("Eleven pages of forms for four Saturdays.", (3,)),
    ("Something nearer the harbour. There is nothing on our side of the water.", (0,)),
    ("More sleepovers with my friends, please.", (1,)),
    ("I like the staff because they listen.", (2,)),
    ("We waited nine months and were asked everything three times.", (3,)),
    ("Far away, and only on weekdays when I am at school.", (0, 1)),
    ("Keep the Saturday club. It is the best day of my week.", (2,)),
)
HELD = ("Ask Mrs Lamb at the club, she knows us well.", "Ring me on 01632 960 144 and I will tell you more.")
QUOTES = (0, 4, 9)
FOUND = (
    ("Short breaks are too far from home, above all for families in Harbour.",
     "36 of 120 wrote of it, and two forums.",
     0, Reply.WILL, "A house in Harbour is looked for: it is one of the options that Cabinet weighs in February."),
    ("There are not enough weekends in winter.", "36 of 120 wrote of it; weekend clubs are used most.",
     1, Reply.DID, "Forty more Saturdays from January to Easter, paid from the pooled fund."),
    ("One form, asked once.", "24 of 120 wrote of forms and waiting.",
     3, Reply.DID_NOT,
     "The law asks each partner for an assessment of its own. We send what the first one holds to the others."),
)  # fmt: skip


def tell(story: Story) -> None:
    """From the meetings in May to the report in September, and what is open today."""
    _meet(story)
    made = _ask(story)
    _answered(story, made)
    _weighed(story, made)
    _told(story)
    _open_now(story)
    story.say("412 answers on short breaks, 38 on paper, 71 from young people; what was done is published")


def _meet(story: Story) -> None:
    cycle, day = story.made["this year"], story.days.day
    with story.when(2026, 5, 20) as at:
        meet(story, cycle, "Three evenings with families", on=day(2026, 5, 18), people=96, method=Method.NETWORK,
             network="Parent and carer forums of North Quay, Moorside and Harbour", who=(Sector.CARERS, Sector.YOUNG),
             said="Help comes late and far from home.", did="Both became needs of the year.", place=FAMILIES,
             by="lead", at=at)  # fmt: skip
        meet(story, cycle, "Practitioners in three networks", on=day(2026, 5, 20), people=60,
             method=Method.PRACTITIONER_NETWORK, network="The three locality networks",
             who=(Sector.PRACTITIONERS, Sector.PARTNERS, Sector.VOLUNTARY),
             said="Waits hide in the second appointment, not in the first.",
             did="The second wait is measured from July.", place=PRACTITIONERS, by="lead", at=at)  # fmt: skip
    with story.when(2026, 10, 21) as at:
        meet(story, story.made["joint"], "Young people look at the findings", on=day(2026, 10, 20), people=14,
             method=Method.WORKSHOP, who=(Sector.YOUNG,), led_by_young=True,
             said="You count the clubs; we count the friends.", did="Friends are asked about in the survey.",
             by="lead", at=at)  # fmt: skip
    with story.when(2026, 6, 1) as at:
        record_coproduction(
            cycle=cycle, quadrant=Quadrant.ANALYSE, aimed=Rung.ENGAGEMENT, reached=Rung.ENGAGEMENT,
            evidence="Families chose which findings went to the Executive.", by=story.person("lead"), at=at,
        )  # fmt: skip


def _ask(story: Story) -> Consultation:
    lead, day = story.person("lead"), story.days.day
    opens, closes = deadline(day(2026, 5, 5), time(0)), deadline(day(2026, 8, 7), time(17))
    asked = Asked(
        title="Short breaks", place=FAMILIES, stage=Stage.OPTIONS,
        purpose="Short breaks give disabled children time away with others, and their families time to rest. We want "
        "to know which of them help, and what is missing.",
        plain="Some children go to clubs, or stay a night away from home. We want to know what you like, and what "
        "should be better.",
        decision="The Cabinet chooses in February 2027 how short breaks are run from September.",
        options="Go on as now; more weekends; a house in Harbour; money for families to choose themselves.",
        audience="Families of 730 disabled children, and the children themselves",
        sectors=(Sector.USERS, Sector.YOUNG, Sector.CARERS, Sector.VOLUNTARY),
        methods=(Method.SURVEY, Method.EASY_READ, Method.NETWORK),
        other_ways="Paper copies in every library and special school; ring 01632 960 200",
        opens_at=opens, closes_at=closes, rung_aimed=Rung.CO_DESIGN,
    )  # fmt: skip
    with story.when(2026, 4, 27) as at:
        made = draft_consultation(asked=asked, cycle=story.made["this year"], by=lead, at=at)
        for said in QUESTIONS:
            ask_question(consultation=made, said=said, by=lead, at=at)
        ask_equality(consultation=made, about=[Monitored.SEX, Monitored.ETHNICITY], by=lead, at=at)
        consider_strategy(
            consultation=made, strategy=Strategy.NO, by=lead, at=at,
            why="Every family is known to a school or a club, which tell them.",
        )  # fmt: skip
        set_population(
            question=questions_of(made)[0], shares=POPULATION, source="Register of disabled children, March 2026",
            by=lead, at=at,
        )  # fmt: skip
        return publish_consultation(consultation=made, by=lead, at=at)


def _answered(story: Story, made: Consultation) -> None:
    """412 answers: 303 online and 38 on paper to everybody's questions, 71 to the young people's."""
    on = story.days.day(2026, 7, 14)
    with story.when(2026, 8, 7, 16) as at:
        questions = questions_of(made)
        full = list(_full(questions, on))
        enter_responses(consultation=made, given=full[:303], way=Way.ONLINE, by=None, at=at)
        enter_responses(consultation=made, given=full[303:], way=Way.PAPER, by=story.person("lead"), at=at)
        enter_responses(consultation=made, given=list(_young(questions, on)), way=Way.ONLINE, by=None, at=at)


def _full(questions: Sequence[Question], on: date) -> Iterator[Given]:
    """341 responses; those who live in one part come one after another, spread by their number."""
    where, breaks, helps, miles, words, sex, ethnicity = (one.pk for one in questions)
    lived = [part for part, count in enumerate(LIVED_IN) for _ in range(count)]
    for number in range(len(lived)):
        part = lived[number * 128 % len(lived)]
        used = (1, 2) if number % 3 else (0,) if number % 4 else (3,)
        answers: dict[int, Value] = {where: part, breaks: used, helps: (5, 4, 5, 3, 4, 2, 5)[number % 7]}
        answers[miles] = Decimal(4 + 7 * part + number % 5)
        answers[sex] = (0, 0, 1)[number % 3]
        answers[ethnicity] = 3 if number % 9 else number % 3
        if number % 4 == 0 and number < 320:
            answers[words] = SAID[number // 4 % len(SAID)][0]
        elif number in (321, 325):
            answers[words] = HELD[number == 325]
        yield Given(answers, on)


def _young(questions: Sequence[Question], on: date) -> Iterator[Given]:
    """71 responses of young people, 40 of them with words of their own."""
    helps, words = questions[2].pk, questions[4].pk
    ages = (YoungAge.TO_12, YoungAge.TO_15, YoungAge.TO_15, YoungAge.TO_17, YoungAge.TO_25)
    for number in range(71):
        answers: dict[int, Value] = {helps: (5, 5, 4, 3)[number % 4]}
        if number < 40:
            answers[words] = SAID[number % len(SAID)][0]
        yield Given(answers, on, Edition.YOUNG, ages[number % len(ages)], consented=True)


def _weighed(story: Story, made: Consultation) -> None:
    """Held texts read, themes ticked, quotes chosen, findings answered, the report published."""
    lead = story.person("lead")
    with story.when(2026, 9, 1) as at:
        words = questions_of(made)[4]
        first, second = waiting_answers(made)
        read_answer(answer=first, text="Ask [a worker] at the club, she knows us well.", by=lead, at=at)
        read_answer(answer=second, text="", leave_out=True, by=lead, at=at)
        themes = [name_theme(consultation=made, name=name, by=lead, at=at) for name in THEMES]
        texts, of = list(readable_texts(words)), dict(SAID)
        found = {one: [themes[number] for number in of[one.text]] for one in texts if one.text in of}
        tag_answers(question=words, found=found, by=lead, at=at)
        for number in QUOTES:
            chosen = next(one for one in texts if one.text == SAID[number][0])
            choose_quote(answer=chosen, text=chosen.text, by=lead, at=at)
    with story.when(2026, 9, 21, 14) as at:
        for text, heard, number, reply, answer in FOUND:
            finding = record_finding(consultation=made, text=text, heard=heard, theme=themes[number], by=lead, at=at)
            reply_to_finding(finding=finding, reply=reply, text=answer, by=lead, at=at)
        record_rung(
            consultation=made, reached=Rung.ENGAGEMENT,
            evidence="Families weighed the options with us on two evenings; the options themselves were ours.",
            by=lead, at=at,
        )  # fmt: skip
        publish_report(consultation=made, by=lead, at=at)


def _told(story: Story) -> None:
    """The needs analysis in plain words, and to whom it went."""
    lead, day = story.person("lead"), story.days.day
    with story.when(2026, 6, 24) as at:
        message = write_message(
            cycle=story.made["this year"], kind=MessageKind.NEEDS_SUMMARY,
            title="What children in Quenmouth need, 2026",
            words="More children wait longer for help. Families of disabled children travel too far. Young people on "
            "the moor have nowhere to go after six. We act on these three first.",
            audiences=("Parents and carers", "Schools", "The three locality networks", "Cabinet", "Young people"),
            by=lead, at=at,
        )  # fmt: skip
        ways = (Channel.NEWSLETTER, Channel.MAIL, Channel.MEETING, Channel.MAIL)
        reached = (4_200, 61, 84, 9)
        for audience, channel, count in zip(audiences_of(message), ways, reached, strict=False):
            log_sending(audience=audience, channel=channel, sent_on=day(2026, 6, 24), reached=count, by=lead, at=at)


def _open_now(story: Story) -> None:
    """What a visitor can answer today."""
    lead, day = story.person("lead"), story.days.day
    asked = Asked(
        title="Evenings at the Moorside drop-in", place=FAMILIES, stage=Stage.FORMING,
        purpose="The drop-in at Moorside is open two evenings a week. We could change the evenings, the place or what "
        "happens there. Nothing is decided.",
        plain="The drop-in at Moorside is open two evenings. Tell us what would make it better.",
        decision="The Commissioning Executive decides in March 2027 what the drop-in offers.",
        audience="Young people of 11 to 17 in Moorside, and their families",
        sectors=(Sector.YOUNG, Sector.CARERS, Sector.PUBLIC, Sector.VOLUNTARY),
        methods=(Method.SURVEY, Method.EASY_READ, Method.DROP_IN),
        other_ways="Paper at the drop-in and in both schools; ring 01632 960 200",
        opens_at=deadline(day(2026, 10, 12), time(0)), closes_at=deadline(day(2027, 1, 29), time(17)),
        rung_aimed=Rung.CO_DESIGN,
    )  # fmt: skip
    with story.when(2026, 10, 5) as at:
        made = draft_consultation(asked=asked, cycle=story.made["this year"], by=lead, at=at)
        for said in (
            QuestionAs("Which evening suits best?", QuestionKind.ONE, ("Monday", "Wednesday", "Friday", "Saturday"),
                       plain="Which evening is best for you?"),
            QuestionAs("What should there be?", QuestionKind.MANY, ("Food", "Music", "Sport", "Somebody to talk to"),
                       plain="What should there be?"),
            QuestionAs("What keeps you away?", QuestionKind.TEXT, plain="What stops you from coming?"),
        ):  # fmt: skip
            ask_question(consultation=made, said=said, by=lead, at=at)
        ask_equality(consultation=made, about=list(Monitored), by=lead, at=at)
        consider_strategy(
            consultation=made, strategy=Strategy.NO, why="One building, two schools: posters and the schools do.",
            by=lead, at=at,
        )  # fmt: skip
        publish_consultation(consultation=made, by=lead, at=at)
    with story.when(2026, 11, 13, 16) as at:
        evening, there, away = (one.pk for one in questions_of(made)[:3])
        given = [Given({evening: 2 if number % 3 else 1, there: (0, 3)}, day(2026, 11, 2)) for number in range(28)]
        given.append(Given({away: "My brother Daniel cannot get in with his chair."}, day(2026, 11, 13)))
        enter_responses(consultation=made, given=given, way=Way.ONLINE, by=None, at=at)
