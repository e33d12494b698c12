"""Why a marker gave a mark: in the marker's words, from the criterion and the mark."""

from __future__ import annotations

# For each of the eleven criteria in order, what was found at each mark from 0 to 5.
FOUND: tuple[tuple[str, ...], ...] = (
    (
        "Serves no target of the agreement.",
        "Names a target and does not say how it would move it.",
        "The target is named; the size of the change is a hope.",
        "Moves the target a little, by a number that adds up.",
        "Moves the target clearly; one step of the argument is thin.",
        "Meets the target by a stated number and date, and shows how.",
    ),
    (
        "Nothing on the list of targets at risk.",
        "Mentions risk in general.",
        "Touches a target at risk from far off.",
        "Helps a target at risk in two of five towns.",
        "Helps a target at risk in good time.",
        "Goes straight at the target most at risk, before it is missed.",
    ),
    (
        "No costs are shown.",
        "Costs are shown and results are not.",
        "Dear beside the others for what it brings.",
        "Fair value; less might have done as much.",
        "Good value, with the cost of each result shown.",
        "The best result for its money that I read.",
    ),
    (
        "No model is named.",
        "A model is named and not described.",
        "Worked elsewhere in a place unlike ours.",
        "A sound model, tried once.",
        "A proven model, with the changes it needs here.",
        "Proven twice nearby, with figures, and fits this county.",
    ),
    (
        "No cross-cutting priority.",
        "Named in passing.",
        "One cross-cutting priority, weakly.",
        "One cross-cutting priority, with an effect.",
        "Two cross-cutting priorities, both with an effect.",
        "Makes three priorities stronger at once.",
    ),
    (
        "Adds nothing to how we work together.",
        "One agency's own plan.",
        "A letter of support, no more.",
        "A second agency shares rooms.",
        "Two agencies share staff and records.",
        "Builds something that the whole partnership can use again.",
    ),
    (
        "One organisation alone.",
        "A partner to be found later.",
        "A partner named, with no part.",
        "Two partners; one of them delivers.",
        "Two partners plan and deliver.",
        "Three partners plan, deliver and pay.",
    ),
    (
        "No voluntary organisation takes part.",
        "Volunteers are hoped for.",
        "A charity is asked for advice.",
        "A charity delivers a part.",
        "A charity delivers most of it.",
        "Led and delivered by a charity that people know.",
    ),
    (
        "Stops at the county line.",
        "The region is mentioned.",
        "Could help the region, and does not say how.",
        "Helps one target of the wider area.",
        "Agreed with a neighbour.",
        "Part of the wider plan, with a neighbour's money in it.",
    ),
    (
        "More of what we have.",
        "New in name.",
        "A small change to what we have.",
        "New here, known elsewhere.",
        "A real change in how it is done.",
        "Solves an old problem in a way that we had not seen.",
    ),
    (
        "Ends with the money.",
        "Hopes for more money.",
        "A plan for after, without names.",
        "Half of it would go on.",
        "Most of it would go on without us.",
        "Pays for itself after the third year.",
    ),
)


def reason(criterion: int, mark: int) -> str:
    """What somebody found who gave this mark on the criterion of that place, counted from 0."""
    return FOUND[criterion][mark]
