from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "corcom.reporting"

    def ready(self) -> None:
        from corcom.reporting import briefing, events, figures, words  # noqa: F401  (they register themselves)
