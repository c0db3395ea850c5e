"""The WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
application = get_wsgi_application()

# The record stays in memory: looking through it for garbage every few hundred objects finds none.
gc.set_threshold(50_000, 20, 100)
