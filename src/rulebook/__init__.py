"""Dated rules as data: acts in force, indicators, units of measure, numbers of the law. Files in, answers out."""

from rulebook.acts import Act, Register, Relation
from rulebook.acts_file import load_acts
from rulebook.basis import Basis, Status
from rulebook.codes import Code, CodeList, load_code_lists, load_codes
from rulebook.errors import (
    BadValueError,
    BrokenFileError,
    DatesFallBackError,
    DuplicateError,
    MissingFieldError,
    MissingSourceError,
    MissingUnitError,
    NotWholeError,
    RulebookError,
    RuleFileError,
    UndecidedError,
    UnknownCodeError,
    UnknownFieldError,
    UnknownReferenceError,
)
from rulebook.indicators import Catalogue, Indicator, load_indicators
from rulebook.measures import Dimension, Measure, Measures, load_measures
from rulebook.norms import Norm, Value, load_norm, load_norms
from rulebook.procedures import Clock, Edition, Outcome, Paper, Parties, Procedure, Step
from rulebook.procedures_file import load_procedure, load_procedures
from rulebook.states import Ended, InForce, NotYet, State, Unknown

__all__ = [
    "Act",
    "BadValueError",
    "Basis",
    "BrokenFileError",
    "Catalogue",
    "Clock",
    "Code",
    "CodeList",
    "DatesFallBackError",
    "Dimension",
    "DuplicateError",
    "Edition",
    "Ended",
    "InForce",
    "Indicator",
    "Measure",
    "Measures",
    "MissingFieldError",
    "MissingSourceError",
    "MissingUnitError",
    "Norm",
    "NotWholeError",
    "NotYet",
    "Outcome",
    "Paper",
    "Parties",
    "Procedure",
    "Register",
    "Relation",
    "RuleFileError",
    "RulebookError",
    "State",
    "Status",
    "Step",
    "UndecidedError",
    "Unknown",
    "UnknownCodeError",
    "UnknownFieldError",
    "UnknownReferenceError",
    "Value",
    "load_acts",
    "load_code_lists",
    "load_codes",
    "load_indicators",
    "load_measures",
    "load_norm",
    "load_norms",
    "load_procedure",
    "load_procedures",
]
