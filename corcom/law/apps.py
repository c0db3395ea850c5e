from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "corcom.law"

    def ready(self) -> None:
        from corcom.law import figures, words  # noqa: F401  (they register themselves)
