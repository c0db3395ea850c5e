from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "corcom.outreach"

    def ready(self) -> None:
        from corcom.outreach import figures, words  # noqa: F401  (they register themselves)
