"""Official documents: stored files, readings, acts and their relations."""

from django.apps import AppConfig

from hoptac.base import menu


class DocumentsConfig(AppConfig):
    name = "hoptac.documents"
    label = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Put the screen in the menu."""
        menu.register("Văn bản", "documents:documents", order=20)
