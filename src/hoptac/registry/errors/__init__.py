"""Refusals of the registry, by what they are about."""

from hoptac.registry.errors.country import (
    NoPlaceError,
    RealRegisterError,
)
from hoptac.registry.errors.differences import (
    NoUpdatesKnownError,
    SettledDifferenceError,
    WrongOutcomeError,
)
from hoptac.registry.errors.imports import (
    BookMovedOnError,
    FaultyImportError,
    ImportBusyError,
    ImportStateError,
    LostWorkbookError,
    NothingAnsweredError,
    NothingNewError,
    NothingToStartError,
    StatementsRestError,
    TooManyForSqliteError,
)
from hoptac.registry.errors.lists import (
    MisreadFilterError,
    TooManyRowsError,
)
from hoptac.registry.errors.proposals import (
    AlreadyAskedError,
    DecidedProposalError,
    HiddenStatusError,
    JoinItselfError,
    NothingToUndoError,
    ReplacedStatusGoneError,
    SecondPersonError,
)
from hoptac.registry.errors.root import RegistryError
from hoptac.registry.errors.statements import (
    AlikeError,
    AlreadyCorrectedError,
    BadTaxCodeError,
    DatesCrossedError,
    FutureStatementError,
    GoneOrganizationError,
    NoMemberError,
    NotOldUnitError,
    OnlyStatementError,
    OutsideUnitError,
    PartTooLargeError,
    UnclearAmountError,
    UnknownChoiceError,
)

__all__ = [
    "AlikeError",
    "AlreadyAskedError",
    "AlreadyCorrectedError",
    "BadTaxCodeError",
    "BookMovedOnError",
    "DatesCrossedError",
    "DecidedProposalError",
    "FaultyImportError",
    "FutureStatementError",
    "GoneOrganizationError",
    "HiddenStatusError",
    "ImportBusyError",
    "ImportStateError",
    "JoinItselfError",
    "LostWorkbookError",
    "MisreadFilterError",
    "NoMemberError",
    "NoPlaceError",
    "NoUpdatesKnownError",
    "NotOldUnitError",
    "NothingAnsweredError",
    "NothingNewError",
    "NothingToStartError",
    "NothingToUndoError",
    "OnlyStatementError",
    "OutsideUnitError",
    "PartTooLargeError",
    "RealRegisterError",
    "RegistryError",
    "ReplacedStatusGoneError",
    "SecondPersonError",
    "SettledDifferenceError",
    "StatementsRestError",
    "TooManyForSqliteError",
    "TooManyRowsError",
    "UnclearAmountError",
    "UnknownChoiceError",
    "WrongOutcomeError",
]
