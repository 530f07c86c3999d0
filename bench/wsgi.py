"""The portal as plain WSGI, so that both sides of a bench run on the same kind of server."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.setelan")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
