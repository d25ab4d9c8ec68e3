"""The rows of the permission table about organizations: the subject is a cooperative of xã Sơn Hà."""

from tests.hoptac.permission_rows import CSV, SIGNED_IN, Row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

REGISTRY = {
    "registry:organizations": Row(SIGNED_IN),
    "registry:organizations_csv": Row(SIGNED_IN, form=CSV),
    "registry:organizations_xlsx": Row(SIGNED_IN, form=XLSX),
}
