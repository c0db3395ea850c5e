from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "corcom.plans"

    def ready(self) -> None:
        from corcom.plans import words  # noqa: F401  (registers itself)
