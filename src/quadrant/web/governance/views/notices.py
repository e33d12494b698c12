"""The forward plan of key decisions, inside and for the public, and the rules that notices are counted by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.door.request import in_letters
from quadrant.governance import commands, queries
from quadrant.governance.rules import may_keep_rules, may_publish
from quadrant.governance.terms import RuleKey
from quadrant.methods import words
from quadrant.open_data.forward_plan import forward_plan_feed
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import (
    FurtherForm,
    KeyNoticeForm,
    LocalRuleForm,
    ReasonForm,
    ScrutinyForm,
    ThresholdForm,
    TieForm,
)
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.notices import (
    forward_plan_table,
    notice_record,
    notice_rows,
    shown_rules,
)

if TYPE_CHECKING:
    from quadrant.governance.models import KeyNotice


def listing(request: HttpRequest) -> HttpResponseBase:
    may = may_publish(request.user)
    table = forward_plan_table(request, may_publish_here=may)
    actions = [("Publish a notice", address(request, "key_notice_new"))] if may else []
    links = [("Rules of notice and call-in", "counted_rules"), ("What the public reads", "forward_plan_public")]
    context = {"title": "Forward plan", "actions": actions, "shown": "forward_plan", "links": links}
    return table.download(request) or render(request, "governance/list.html", {**context, "table": table.page(request)})


def public(request: HttpRequest) -> HttpResponse:
    """The forward plan as anybody may read it, without signing in."""
    asked: Any = request
    today = timezone.localdate(asked.at)
    announced = [
        (one.pk, one.title, notice_rows(one)) for one in queries.forward_plan().filter(decided_from__gte=today)
    ]
    context = {"title": "Forward plan of key decisions", "caption": asked.partnership.name, "announced": announced}
    return render(request, "governance/forward_plan.html", {**context, "today": today})


def feed(request: HttpRequest) -> HttpResponse:
    """The same as an Atom feed, for whoever wants to be told."""
    asked: Any = request
    today = timezone.localdate(asked.at)
    page, own = (in_letters(address(request, f"forward_plan_{name}")) for name in ("public", "feed"))
    announced = queries.forward_plan().filter(decided_from__gte=today)
    made = forward_plan_feed(asked.partnership.name, page, own, announced)
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


def notice(request: HttpRequest, notice: KeyNotice) -> HttpResponse:
    may = may_publish(request.user) and notice.withdrawn_at is None
    number = notice.pk
    todos = [("Withdraw it", address(request, "key_notice_withdraw", number=number))] if may else []
    if may and notice.report is None:
        todos.insert(0, ("Tie it to its report", address(request, "key_notice_tie", number=number)))
    if may and notice.private_why and queries.further_notice_of(notice) is None:
        todos.insert(0, ("Publish the further notice", address(request, "key_notice_further", number=number)))
    context = {
        "title": notice.title,
        "caption": "Notice of a key decision",
        "breadcrumbs": [("Forward plan", address(request, "forward_plan"))],
        "record": notice_record(request, notice),
        "todos": todos,
        "notice": notice,
    }
    return render(request, "governance/key_notice.html", context)


def publish(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        KeyNoticeForm(sent(request)),
        title="Publish a notice of a key decision",
        hint="The public can read it at once. It cannot be changed, only withdrawn with a reason.",
        button="Publish the notice",
        cancel=address(request, "forward_plan"),
        on_to=partial(_page, request),
        said="The notice is published.",
    )


def tie(request: HttpRequest, notice: KeyNotice) -> HttpResponse:
    return asked_with(
        request,
        TieForm(sent(request), notice=notice),
        title="Tie the notice to its report",
        caption=notice.title,
        hint=f"Key reports to {notice.body.name} that have no notice yet.",
        cancel=_page(request, notice),
        on_to=partial(_page, request),
        said="The notice and its report belong together.",
    )


def publish_further(request: HttpRequest, notice: KeyNotice) -> HttpResponse:
    asked: Any = request
    if not notice.private_why or queries.further_notice_of(notice) is not None:
        raise Http404("nothing is private, or its further notice is published")
    rule = queries.rule_on(RuleKey.PRIVATE_FURTHER, timezone.localdate(asked.at))
    return asked_with(
        request,
        FurtherForm(sent(request), notice=notice),
        title="Publish the further notice of a meeting in private",
        caption=notice.title,
        hint=f"It is due {rule.says} before {words.date(notice.decided_from)} ({rule.basis}). It cannot be changed.",
        button="Publish it",
        cancel=_page(request, notice),
        on_to=lambda made: _page(request, notice),
        said="The further notice is published.",
    )


def withdraw(request: HttpRequest, notice: KeyNotice) -> HttpResponse:
    return asked_with(
        request,
        ReasonForm(sent(request), does=partial(commands.withdraw_key_notice, notice=notice)),
        title="Withdraw the notice",
        caption=notice.title,
        button="Withdraw it",
        warning=True,
        cancel=_page(request, notice),
        on_to=partial(_page, request),
        said="The notice is withdrawn.",
    )


def counted_rules(request: HttpRequest) -> HttpResponse:
    asked: Any = request
    today = timezone.localdate(asked.at)
    context = {
        "title": "Rules of notice and call-in",
        "breadcrumbs": [("Forward plan", address(request, "forward_plan"))],
        "rules": shown_rules(list(queries.rules_on(today).values())),
        "own": queries.local_rules(),
        "thresholds": queries.thresholds(),
        "rights": queries.scrutiny_rights(),
        "may_keep": may_keep_rules(request.user),
        "today": today,
    }
    return render(request, "governance/counted_rules.html", context)


def set_rule(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        LocalRuleForm(sent(request)),
        title="Set a rule of your own",
        hint="What was published before keeps the rule it was made under.",
        cancel=address(request, "counted_rules"),
        on_to=lambda made: address(request, "counted_rules"),
        said="The rule is set.",
    )


def set_threshold(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        ThresholdForm(sent(request)),
        title="Say from how much on a decision is key",
        hint="A report to an executive about so much money or more is then not taken unless it says that it is key.",
        cancel=address(request, "counted_rules"),
        on_to=lambda made: address(request, "counted_rules"),
        said="The threshold is set.",
    )


def give_scrutiny(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        ScrutinyForm(sent(request)),
        title="Say who may call in decisions",
        hint="Until the days for call-in are over, nothing that was decided is signed or offered.",
        cancel=address(request, "counted_rules"),
        on_to=lambda made: address(request, "counted_rules"),
        said="Its decisions can be called in.",
    )


def _page(request: HttpRequest, notice: KeyNotice) -> str:
    return address(request, "key_notice", number=notice.pk)
