from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordConfig(AppConfig):
    name = "corcom.record"

    def ready(self) -> None:
        autodiscover_modules("checks")  # of the rooms, for what a load brings
