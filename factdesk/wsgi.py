"""The WSGI entry point; it will not serve a site whose demo passwords stand."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factdesk.settings")

application = get_wsgi_application()

from factdesk.demo import refuse_demo_passwords  # noqa: E402  (models load with the application)

refuse_demo_passwords()
