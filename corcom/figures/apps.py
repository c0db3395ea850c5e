from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "corcom.figures"

    def ready(self) -> None:
        from corcom.figures import participation  # noqa: F401  (enters its figures)
