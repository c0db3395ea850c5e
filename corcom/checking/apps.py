from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "corcom.checking"
