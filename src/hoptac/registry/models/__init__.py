"""Organizations, the statements about them, and how they stand today."""

from django.db.models import Model

from hoptac.registry.models.batches import Batch
from hoptac.registry.models.checked import Checked
from hoptac.registry.models.doubles import AlikePair, ToldApart
from hoptac.registry.models.facets import (
    FACETS,
    Business,
    Facet,
    Governance,
    Identity,
    LegalStatus,
    OperatingStatus,
    Seat,
    Size,
    TaxStatus,
    YearFigures,
    YearlyUpdate,
)
from hoptac.registry.models.grants import ManagerInvitation, OrganizationGrant
from hoptac.registry.models.holdings import Contract, Credential, DigitalTool, Holding
from hoptac.registry.models.imports import Difference, EarlierWord, Import
from hoptac.registry.models.organization import Organization, OrganizationQuerySet
from hoptac.registry.models.people import Membership, Officer
from hoptac.registry.models.proposals import Proposal
from hoptac.registry.models.standing import PersonalWord, Standing, StandingWord

# Tables in which a change behind the application's back must be seen.
PROTECTED: tuple[type[Model], ...] = (
    Organization,
    *FACETS,
    Officer,
    Membership,
    Contract,
    Credential,
    DigitalTool,
    Proposal,
    ToldApart,
    OrganizationGrant,
)

__all__ = [
    "FACETS",
    "PROTECTED",
    "AlikePair",
    "Batch",
    "Business",
    "Checked",
    "Contract",
    "Credential",
    "Difference",
    "DigitalTool",
    "EarlierWord",
    "Facet",
    "Governance",
    "Holding",
    "Identity",
    "Import",
    "LegalStatus",
    "ManagerInvitation",
    "Membership",
    "Officer",
    "OperatingStatus",
    "Organization",
    "OrganizationGrant",
    "OrganizationQuerySet",
    "PersonalWord",
    "Proposal",
    "Seat",
    "Size",
    "Standing",
    "StandingWord",
    "TaxStatus",
    "ToldApart",
    "YearFigures",
    "YearlyUpdate",
]
