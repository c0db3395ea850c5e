from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "corcom.finance"

    def ready(self) -> None:
        from corcom.finance import figures, pack, words  # noqa: F401  (they register themselves)
