"""What the tests of claims do to a first morning, and what they look at."""

from simulator.doctrine.actors import KANDAHAR, PAK_ARMY
from simulator.mechanisms import CLAIMS
from simulator.mechanisms.reprisal import BORDER_STRIKE
from tests.simulator.arms import ensemble, rung_days

STRIKE_DAY = 60


def off(claim):
    """Return what switches a claim off."""
    return dict(CLAIMS[claim].off)


def strike(world, rules):
    """Order a strike on the border provinces for today."""
    world.order_actor[0], world.order_action[0] = PAK_ARMY, BORDER_STRIKE
    world.order_due[0] = 0


def struck(seeds=200, days=STRIKE_DAY + 90, constants=None):
    """Return pairs without and with one forced strike on day 60."""
    rest = {"seeds": seeds, "days": days, "constants": constants, "at": STRIKE_DAY}
    return ensemble(**rest), ensemble(change=strike, **rest)


def inland_days(futures):
    """Days at rung 6 or more: the heaviest acts are what fear of escalation is of."""
    return rung_days(futures, 6)


def promise(world, _):
    """Let Kabul have promised all."""
    world.promise = 1.0


def no_promise(world, _):
    """Let Kabul have promised nothing."""
    world.promise = 0.0


def rift(world, _):
    """Let Kabul mistrust Islamabad."""
    world.trust[KANDAHAR, PAK_ARMY] = world.trust_base[KANDAHAR, PAK_ARMY] = -0.9


def peace(world, _):
    """Let Kabul trust Islamabad."""
    world.trust[KANDAHAR, PAK_ARMY] = world.trust_base[KANDAHAR, PAK_ARMY] = 0.4


def forgotten(flipped):
    """Make the arms without the memory of attacks, and with it flipped."""
    return ensemble(constants=off("C14")), ensemble(constants=flipped)
