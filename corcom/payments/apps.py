"""The room of invoices, letters and bank statements."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Starts only with an account that money can be sent to, or with none."""

    name = "corcom.payments"

    def ready(self) -> None:
        from corcom.payments.account import account

        account()
