from django.apps import AppConfig


class ExtensionsConfig(AppConfig):
    name = "corcom.extensions"

    def ready(self) -> None:
        from corcom.extensions import events, figures, words  # noqa: F401  (they register themselves)
