"""`factdb serve`: the API over HTTP."""

from factdb.app import serve
from factdb.settings import read_settings


def serve_until_stopped(url: str, host: str, port: int) -> None:
    """Serve until told to stop. Raises BadInput, and DatabaseUnusable where the database is not at the head."""
    serve(read_settings(database_url=url, host=host, port=port))
