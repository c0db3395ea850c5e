from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "corcom.finance"

    def ready(self) -> None:
        from corcom.finance import words  # noqa: F401  (registers itself)
