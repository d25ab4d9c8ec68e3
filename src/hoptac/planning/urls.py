"""Addresses of plans and reviews."""

from django.urls import path

from hoptac.planning.views import acts, plans, plans_calendar

app_name = "planning"
urlpatterns = [
    # plans
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/tai-ve.csv", plans.plans_csv, name="plans_csv"),
    path("ke-hoach/<int:plan_id>/", plans.plan, name="plan"),
    path("ke-hoach/<int:plan_id>/nhiem-vu-bao-cao.ics", plans_calendar.plan_calendar, name="plan_calendar"),
    path("ke-hoach/nhiem-vu/<int:task_id>/chu-tri/", plans.lead, name="lead"),
    path("lich/<str:key>.ics", plans_calendar.feed, name="feed"),
    path("van-ban/do-thi/<int:act_id>/", acts.act_graph, name="act_graph"),
]
