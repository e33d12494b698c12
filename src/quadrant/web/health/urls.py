from quadrant.door.routes import route
from quadrant.partnership.rules import anyone
from quadrant.web.health.views import live, ready

deployment = [
    route("healthz", live, name="live", see=anyone, of_deployment=True),
    route("readyz", ready, name="ready", see=anyone, of_deployment=True),
]
