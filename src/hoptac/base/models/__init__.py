"""Tables of the base: the audit chain, swapped working days, notices, loads of data files, job workers."""

from hoptac.base.models.audit import AuditCheck, AuditLink, AuditTail
from hoptac.base.models.calendar import SwappedDay
from hoptac.base.models.loads import DataLoad
from hoptac.base.models.names import NameWord, ThingName
from hoptac.base.models.notices import Notice
from hoptac.base.models.records import Record, RecordQuerySet
from hoptac.base.models.workers import Worker

__all__ = [
    "AuditCheck",
    "AuditLink",
    "AuditTail",
    "DataLoad",
    "NameWord",
    "Notice",
    "Record",
    "RecordQuerySet",
    "SwappedDay",
    "ThingName",
    "Worker",
]
