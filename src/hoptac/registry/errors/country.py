"""Refusals of a made country."""

from hoptac.registry.errors.root import RegistryError


class RealRegisterError(RegistryError):
    """Made organizations are wanted where real ones are."""

    what = "Sổ đăng ký đã có tổ chức thật."
    why = "Dữ liệu giả lập nằm cạnh dữ liệu thật sẽ làm sai mọi con số."
    remedy = "Hãy tạo dữ liệu giả lập trong một cơ sở dữ liệu khác (HOPTAC_DATA)."


class NoPlaceError(RegistryError):
    """The units that a made country needs are not loaded."""

    what = "Cỡ {size} cần {wanted} tỉnh, mới nạp {known}."
    why = "Tổ chức nào cũng phải có trụ sở ở một xã có thật."
    remedy = "Hãy chạy load_units với toàn bộ thư mục data."
    size: str
    wanted: int
    known: int
