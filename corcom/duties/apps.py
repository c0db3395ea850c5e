from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "corcom.duties"

    def ready(self) -> None:
        from corcom.duties import participation  # noqa: F401  (registers itself)
