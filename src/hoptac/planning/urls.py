"""Addresses of plans and reviews."""

from django.urls import path

from hoptac.base.tables_out import table_paths
from hoptac.planning.views import acts, plans, plans_calendar, review, review_add, review_items, withdrawal

app_name = "planning"
urlpatterns = [
    # plans
    path("ke-hoach/", plans.plans, name="plans"),
    *table_paths("ke-hoach/tai-ve", plans.plans_table, "plans"),
    path("ke-hoach/<row:plan_id>/", plans.plan, name="plan"),
    *table_paths("ke-hoach/<row:plan_id>/tai-ve", plans.plan_table, "plan"),
    path("ke-hoach/<row:plan_id>/nhiem-vu-bao-cao.ics", plans_calendar.plan_calendar, name="plan_calendar"),
    path("ke-hoach/nhiem-vu/<row:task_id>/chu-tri/", plans.lead, name="lead"),
    path("lich/<str:key>.ics", plans_calendar.feed, name="feed"),
    path("van-ban/do-thi/<row:act_id>/", acts.act_graph, name="act_graph"),
    # review
    path("van-ban/<row:document_id>/", review.review, name="review"),
    path("van-ban/<row:document_id>/nhan/", review.accept, name="accept"),
    path("van-ban/<row:document_id>/lich-su/", review.history, name="review_history"),
    *table_paths("van-ban/<row:document_id>/lich-su/tai-ve", review.history_table, "review_history"),
    path("van-ban/<row:document_id>/rut/", withdrawal.take_back, name="take_back"),
    path("van-ban/<row:document_id>/doc-lai/", review.reread, name="reread"),
    path("van-ban/<row:document_id>/them/", review_add.add, name="add_item"),
    path("van-ban/<row:document_id>/muc/<str:name>/", review_items.item, name="item"),
    path("van-ban/<row:document_id>/muc/<str:name>/sua/", review_items.edit, name="edit_item"),
    path("van-ban/<row:document_id>/muc/<str:name>/dung/", review_items.confirm, name="confirm_item"),
    path("van-ban/<row:document_id>/muc/<str:name>/bo/", review_items.drop, name="drop_item"),
    path("van-ban/<row:document_id>/muc/<str:name>/lay-lai/", review_items.restore, name="restore_item"),
]
