"""Addresses of procedures, and of the list of those to be put in order."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.cases.views import closing, procedure, procedures, starting, strengthening

app_name = "cases"
urlpatterns = [
    path("thu-tuc/", procedures.procedures, name="procedures"),
    *table_paths("thu-tuc/tai-ve", procedures.procedures_table, "procedures"),
    path("thu-tuc/them/", starting.choose, name="choose"),
    path("thu-tuc/them/<slug:kind>/", starting.start, name="start"),
    path("thu-tuc/<row:procedure_id>/", procedure.procedure, name="procedure"),
    *table_paths("thu-tuc/<row:procedure_id>/tai-ve", procedure.procedure_table, "procedure"),
    path("thu-tuc/<row:procedure_id>/buoc/<slug:step>/", procedure.mark, name="mark_step"),
    path("thu-tuc/<row:procedure_id>/giay-to/", procedure.paper, name="add_paper"),
    path("thu-tuc/<row:procedure_id>/to-chuc-moi/", procedure.newcomer, name="add_newcomer"),
    path("thu-tuc/<row:procedure_id>/ket-qua/<slug:outcome>/", closing.close, name="close"),
    path("thu-tuc/<row:procedure_id>/rut/", closing.withdraw, name="withdraw"),
    path("thu-tuc/<row:procedure_id>/mo-lai/", closing.reopen, name="reopen"),
    path("cung-co/", strengthening.strengthening, name="strengthening"),
    *table_paths("cung-co/tai-ve", strengthening.strengthening_table, "strengthening"),
    path("cung-co/lien-he/<row:organization_id>/", strengthening.contact, name="contact"),
    path("cung-co/muc-tieu/", strengthening.aims, name="aims"),
    *table_paths("cung-co/muc-tieu/tai-ve", strengthening.aims_table, "aims"),
    path("cung-co/muc-tieu/<row:aim_id>/", strengthening.measure, name="measure"),
]
