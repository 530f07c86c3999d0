"""Django alone, for any WSGI server. Live screens (`/siaran/`) need `pelayanan.asgi`; without it pages poll."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pelayanan.settings")

application = get_wsgi_application()
