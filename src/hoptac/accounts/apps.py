"""People, their roles and the units they hold them in."""

from django.apps import AppConfig

from hoptac.base import administration, menu


class AccountsConfig(AppConfig):
    name = "hoptac.accounts"
    label = "accounts"
    verbose_name = "Tài khoản và quyền"

    def ready(self) -> None:
        """Put the screens in the menu, and listen to who signs in."""
        from hoptac.accounts import security_log, told
        from hoptac.accounts.access_roster import reads_roster
        from hoptac.accounts.handover import register_step
        from hoptac.accounts.models import Contact, Grant
        from hoptac.accounts.screen_states import state_of_chain, states_of_invitations, states_of_people
        from hoptac.accounts.screens import administers, looks_after_people
        from hoptac.accounts.services.handing_over import INVITATIONS, LEAVINGS
        from hoptac.base.protection import protect
        from hoptac.units import unit_links

        security_log.listen()
        told.tell()
        protect(Contact, Grant)
        register_step(INVITATIONS)
        register_step(LEAVINGS)
        unit_links.register_screen("Cơ quan chờ kế thừa", "accounts:successions")
        unit_links.register("Danh bạ", "accounts:roster", shown=reads_roster)
        menu.register(
            "Quản trị hệ thống", "accounts:administration", order=110,
            allowed=lambda user: bool(administration.screens_for(user)),
        )  # fmt: skip
        administration.register(
            "Người dùng", "accounts:people", order=10, allowed=looks_after_people, states=states_of_people,
            text="Vai trò, khóa và mở khóa, đặt lại mật khẩu, bàn giao khi chuyển công tác.",
        )  # fmt: skip
        administration.register(
            "Lời mời", "accounts:invitations", order=20, allowed=looks_after_people, states=states_of_invitations,
            text="Mời người mới bằng đường dẫn dùng một lần, qua thư điện tử hoặc bản in.",
        )  # fmt: skip
        administration.register(
            "Ngày làm việc", "accounts:working_days", order=80, allowed=administers,
            text="Ngày nghỉ lễ, ngày nghỉ hoán đổi và ngày làm bù mà các hạn được tính theo.",
        )  # fmt: skip
        administration.register(
            "Nhật ký", "accounts:journal", order=85, allowed=administers, states=state_of_chain,
            text="Ai đã làm gì, với cái gì, lúc nào; kiểm tra xem có gì bị sửa ngoài ứng dụng không.",
        )  # fmt: skip
        administration.register(
            "Nhật ký an ninh", "accounts:security_events", order=90, allowed=administers,
            text="Ai đăng nhập, nhập sai, bị khóa; ai đổi vai trò, mật khẩu, xác thực hai lớp.",
        )  # fmt: skip
