"""Every address: the deployment's own first, then those inside a partnership. Doors are declared beside the views."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from quadrant.web.account.urls import deployment as account
from quadrant.web.analyse.evidence.urls import partnership as evidence
from quadrant.web.analyse.needs.urls import partnership as needs
from quadrant.web.analyse.outcomes.urls import partnership as outcomes
from quadrant.web.analyse.priorities.urls import partnership as priorities
from quadrant.web.analyse.services.urls import partnership as services
from quadrant.web.appraisal.urls import partnership as appraisal
from quadrant.web.audit.urls import partnership as audit
from quadrant.web.cycle.urls import deployment as feeds
from quadrant.web.cycle.urls import partnership as cycle
from quadrant.web.design.urls import deployment as components
from quadrant.web.desk.urls import partnership as desk
from quadrant.web.do.agreements.urls import partnership as agreements
from quadrant.web.engagement.urls import partnership as engagement
from quadrant.web.frameworks.urls import partnership as frameworks
from quadrant.web.governance.urls import partnership as governance
from quadrant.web.health.urls import deployment as health
from quadrant.web.home.urls import deployment as home
from quadrant.web.home.urls import partnership as home_inside
from quadrant.web.intake.urls import partnership as intake
from quadrant.web.partnership.urls import partnership as partnership_pages
from quadrant.web.plan.funds.urls import partnership as funds
from quadrant.web.plan.proposals.urls import partnership as proposals
from quadrant.web.review.evaluation.urls import partnership as evaluations
from quadrant.web.review.lessons.urls import partnership as lessons
from quadrant.web.review.performance.urls import partnership as performance
from quadrant.web.thread.urls import partnership as thread

urlpatterns: list[URLPattern | URLResolver] = [
    *health,
    *account,
    *feeds,
    *components,
    *home,
    path(
        "<slug:partnership>/",
        include(
            [
                *home_inside,
                *agreements,
                *appraisal,
                *audit,
                *cycle,
                *desk,
                *engagement,
                *evaluations,
                *evidence,
                *frameworks,
                *funds,
                *governance,
                *intake,
                *lessons,
                *needs,
                *outcomes,
                *partnership_pages,
                *proposals,
                *performance,
                *priorities,
                *services,
                *thread,
            ]
        ),
    ),
]

handler400 = "quadrant.door.refused.bad_request"
handler403 = "quadrant.door.refused.forbidden"
handler404 = "quadrant.door.refused.not_found"
# Asked for by the sign-in package, for its own throttles.
handler429 = "quadrant.door.refused.too_many_tries"
handler500 = "quadrant.door.refused.broken"
