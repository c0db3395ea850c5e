from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "corcom.assistance"

    def ready(self) -> None:
        from corcom.assistance import figures, words  # noqa: F401  (they register themselves)
