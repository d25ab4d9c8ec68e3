"""Signing out, links that are shown once, one's own account, and the people of the system."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from hoptac.accounts.views import (
    administration,
    handover,
    invitations,
    journal,
    links,
    mine,
    people,
    person,
    roster,
    security,
    successions,
)
from hoptac.base.tables_out import table_paths

app_name = "accounts"
urlpatterns = [
    path("dang-xuat/", LogoutView.as_view(), name="sign_out"),
    path("moi/<str:secret>/", links.accept_invitation, name="accept_invitation"),
    path("mat-khau-moi/<int:person_id>/<str:secret>/", links.new_password, name="new_password"),
    path("tai-khoan/", mine.mine, name="mine"),
    path("tai-khoan/ten/", mine.change_name, name="change_name"),
    path("tai-khoan/mat-khau/", mine.change_password, name="change_password"),
    path("tai-khoan/phien/<int:session_id>/ket-thuc/", mine.end_session, name="end_own_session"),
    path("tai-khoan/phien/ket-thuc-khac/", mine.end_other_sessions, name="end_other_sessions"),
    path("quan-tri/", administration.administration, name="administration"),
    path("quan-tri/nguoi-dung/", people.people, name="people"),
    *table_paths("quan-tri/nguoi-dung/tai-ve", people.people_table, "people"),
    path("quan-tri/nguoi-dung/<int:person_id>/", person.person, name="person"),
    path("quan-tri/nguoi-dung/<int:person_id>/vai-tro/", person.grant, name="grant_role"),
    path("quan-tri/nguoi-dung/<int:person_id>/vai-tro/<int:grant_id>/ket-thuc/", person.end_role, name="end_role"),
    path("quan-tri/nguoi-dung/<int:person_id>/khoa/", person.lock, name="lock_account"),
    path("quan-tri/nguoi-dung/<int:person_id>/mo-khoa/", person.unlock, name="unlock_account"),
    path("quan-tri/nguoi-dung/<int:person_id>/mat-khau/", person.password_link, name="password_link"),
    path("quan-tri/nguoi-dung/<int:person_id>/xac-thuc/bo/", person.reset_second_factor, name="reset_second_factor"),
    path("quan-tri/nguoi-dung/<int:person_id>/phien/ket-thuc/", person.end_sessions, name="end_sessions"),
    path("quan-tri/nguoi-dung/<int:person_id>/roi-vi-tri/", handover.leave, name="note_departure"),
    path("quan-tri/nguoi-dung/<int:person_id>/roi-vi-tri/bo/", handover.stay, name="withdraw_departure"),
    path("quan-tri/nguoi-dung/<int:person_id>/ban-giao/", handover.hand_over, name="hand_over"),
    path("quan-tri/loi-moi/", invitations.invitations, name="invitations"),
    *table_paths("quan-tri/loi-moi/tai-ve", invitations.invitations_table, "invitations"),
    path("quan-tri/loi-moi/tao/", invitations.invite, name="invite"),
    path("quan-tri/loi-moi/<int:invitation_id>/thu-hoi/", invitations.revoke, name="revoke_invitation"),
    path("don-vi/<int:unit_id>/danh-ba/", roster.roster, name="roster"),
    *table_paths("don-vi/<int:unit_id>/danh-ba/tai-ve", roster.roster_table, "roster"),
    path("don-vi/<int:unit_id>/danh-ba/<slug:post>/", roster.contact, name="contact"),
    path("don-vi/ke-thua/", successions.successions, name="successions"),
    *table_paths("don-vi/ke-thua/tai-ve", successions.successions_table, "successions"),
    path("don-vi/ke-thua/<int:agency_id>/ghi/", successions.record, name="record_succession"),
    path("don-vi/ke-thua/van-ban/<int:succession_id>/hoan-lai/", successions.take_back, name="take_back_succession"),
    path("nhat-ky/", journal.journal, name="journal"),
    *table_paths("nhat-ky/tai-ve", journal.journal_table, "journal"),
    path("nhat-ky/kiem-tra/", journal.check, name="check_journal"),
    path("nhat-ky/<int:link_id>/xoa-noi-dung/", journal.erase, name="erase_payload"),
    path("quan-tri/an-ninh/", security.events, name="security_events"),
    *table_paths("quan-tri/an-ninh/tai-ve", security.security_table, "security"),
]
