from quadrant.analyse.evidence.commands.comparing import (
    Judged,
    add_model,
    begin_comparison,
    conclude_comparison,
    judge_model,
)
from quadrant.analyse.evidence.commands.findings import act_on_finding, add_finding, change_consultee, list_consultee
from quadrant.analyse.evidence.commands.items import (
    add_edition,
    add_item,
    begin_law_register,
    change_item,
    review_item,
    withdraw_item,
)
from quadrant.analyse.evidence.commands.links import (
    add_resource,
    attach_item,
    cite_item,
    detach_item,
    drop_citation,
    end_resource,
    register_resource,
)

__all__ = [
    "Judged",
    "act_on_finding",
    "add_edition",
    "add_finding",
    "add_item",
    "add_model",
    "add_resource",
    "attach_item",
    "begin_comparison",
    "begin_law_register",
    "change_consultee",
    "change_item",
    "cite_item",
    "conclude_comparison",
    "detach_item",
    "drop_citation",
    "end_resource",
    "judge_model",
    "list_consultee",
    "register_resource",
    "review_item",
    "withdraw_item",
]
