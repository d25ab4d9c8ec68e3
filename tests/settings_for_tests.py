"""Settings of the tests: the site's own, in a folder that goes away, on the database that the run chose."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A test must never meet the data of the person who runs it, whatever the environment says.
DATA = Path(tempfile.mkdtemp(prefix="hoptac-tests-"))
(DATA / "static").mkdir()  # the site warns of a missing folder of collected files
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

for name in [name for name in os.environ if name.startswith("HOPTAC_") and name != "HOPTAC_TEST_DATABASE_URL"]:
    del os.environ[name]
os.environ["HOPTAC_DATA"] = str(DATA)
os.environ["HOPTAC_SECRET_KEY"] = "only-for-tests"
os.environ["HOPTAC_MFA_REQUIRED"] = "0"  # the tests of the second factor ask for it
if address := os.environ.get("HOPTAC_TEST_DATABASE_URL"):
    os.environ["HOPTAC_DATABASE_URL"] = address

from hoptac import settings as site  # noqa: E402 - reads the environment above

globals().update({name: getattr(site, name) for name in dir(site) if name.isupper()})

DATABASES = site.DATABASES
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in use: a database in memory shows neither the locks nor the threads of a real one.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # hundreds of sign-ins, nothing to protect
# Thousands of signed-in clients: their last uses need no files.
CACHES = {**site.CACHES, "uses": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {**site.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
