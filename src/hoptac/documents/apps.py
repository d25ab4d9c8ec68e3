"""Official documents: stored files, readings, acts and their relations."""

from django.apps import AppConfig

from hoptac.base import menu


class DocumentsConfig(AppConfig):
    name = "hoptac.documents"
    label = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Protect what was received and read, put the screen in the menu, and tell what a person may hand over."""
        from hoptac.accounts.handover import register_step
        from hoptac.base.protection import protect
        from hoptac.documents import told
        from hoptac.documents.models import PROTECTED
        from hoptac.documents.services.handing_over import READINGS

        protect(*PROTECTED)
        told.tell()
        register_step(READINGS)
        menu.register("Văn bản", "documents:documents", order=20)
