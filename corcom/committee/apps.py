from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    name = "corcom.committee"

    def ready(self) -> None:
        from corcom.committee import events, reminders, words  # noqa: F401  (they register themselves)
