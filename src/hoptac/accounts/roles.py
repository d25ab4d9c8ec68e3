"""The one table of roles: what each may do. docs/roles.md shows it to people; a test holds the two together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from hoptac.accounts.models import Role


class GrantedOn(Enum):
    """What a role is held on."""

    COUNTRY = "cả nước"
    UNIT = "đơn vị, và mọi đơn vị bên dưới"
    UNIT_OR_COUNTRY = "đơn vị, và mọi đơn vị bên dưới; hoặc cả nước"
    ORGANIZATION = "một tổ chức (HTX, THT, LHHTX)"


class Writes(Enum):
    """How much of what is in reach may be changed."""

    EVERYTHING = "mọi dữ liệu"
    REGISTRY = "dữ liệu về tổ chức (HTX, THT, LHHTX)"
    OWN_ORGANIZATION = "dữ liệu của tổ chức mình"
    NOTHING = "không"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one role may do where it is held.

    ``approves``: may be the second person for what needs two. ``signs``: the word of a leader. ``grants``: the roles
    that may be given to others, below one's own units alone (anywhere by one who ``administers``).
    """

    on: GrantedOn
    writes: Writes
    approves: bool = False
    signs: bool = False
    administers: bool = False
    level: str = ""
    grants: frozenset[Role] = frozenset()

    @property
    def needs_second_factor(self) -> bool:
        """A stolen password of such a person would do harm that others have to rely on."""
        return self.administers or self.approves or self.signs


_OF_A_UNIT = frozenset({Role.PROVINCE, Role.COMMUNE, Role.LEADER, Role.ALLIANCE, Role.SUPERVISOR})
_BELOW_A_PROVINCE = frozenset({Role.COMMUNE, Role.LEADER, Role.ALLIANCE, Role.SUPERVISOR})

CAPABILITIES: Mapping[Role, Capabilities] = MappingProxyType(
    {
        Role.ADMINISTRATOR: Capabilities(
            GrantedOn.COUNTRY,
            Writes.EVERYTHING,
            approves=True,
            administers=True,
            grants=_OF_A_UNIT | {Role.ADMINISTRATOR, Role.MINISTRY},
        ),
        Role.MINISTRY: Capabilities(GrantedOn.COUNTRY, Writes.EVERYTHING, approves=True),
        Role.PROVINCE: Capabilities(
            GrantedOn.UNIT, Writes.EVERYTHING, approves=True, level="province", grants=_BELOW_A_PROVINCE
        ),
        Role.COMMUNE: Capabilities(GrantedOn.UNIT, Writes.EVERYTHING, level="commune"),
        Role.LEADER: Capabilities(GrantedOn.UNIT_OR_COUNTRY, Writes.NOTHING, signs=True),
        Role.ALLIANCE: Capabilities(GrantedOn.UNIT_OR_COUNTRY, Writes.REGISTRY),
        Role.SUPERVISOR: Capabilities(GrantedOn.UNIT_OR_COUNTRY, Writes.NOTHING),
        Role.MANAGER: Capabilities(GrantedOn.ORGANIZATION, Writes.OWN_ORGANIZATION),
    }
)


def roles_that(holds: str) -> frozenset[Role]:
    """The roles for which a yes-or-no capability holds: ``roles_that("approves")``."""
    return frozenset(role for role, can in CAPABILITIES.items() if getattr(can, holds))


def roles_writing(*what: Writes) -> frozenset[Role]:
    """The roles that may change so much."""
    return frozenset(role for role, can in CAPABILITIES.items() if can.writes in what)


def in_words(roles: Iterable[Role]) -> str:
    """The roles as a sentence lists them, in the order of the table."""
    wanted = frozenset(roles)
    return ", ".join(str(role.label) for role in CAPABILITIES if role in wanted)
