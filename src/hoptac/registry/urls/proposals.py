"""Addresses of what needs a second person."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.registry.views import proposals

urlpatterns = [
    path("to-chuc/<row:organization_id>/de-nghi/phap-ly/", proposals.ask_legal_status, name="ask_legal_status"),
    path("to-chuc/<row:organization_id>/de-nghi/gop/", proposals.ask_join, name="ask_join"),
    path("to-chuc/<row:organization_id>/de-nghi/xoa/", proposals.ask_remove, name="ask_remove"),
    path("to-chuc/cho-nguoi-thu-hai/", proposals.proposals, name="proposals"),
    *table_paths("to-chuc/cho-nguoi-thu-hai/tai-ve", proposals.proposals_table, "proposals"),
    path("to-chuc/cho-nguoi-thu-hai/<row:proposal_id>/", proposals.decide, name="decide"),
    path("to-chuc/cho-nguoi-thu-hai/<row:proposal_id>/hoan-lai/", proposals.undo, name="undo"),
    path("to-chuc/vua-sua/", proposals.corrections, name="corrections"),
    *table_paths("to-chuc/vua-sua/tai-ve", proposals.corrections_table, "corrections"),
    path("to-chuc/vua-sua/<row:correction_id>/", proposals.see_correction, name="see_correction"),
]
