"""The root of the registry's refusals."""

from hoptac.base.errors import HoptacError


class RegistryError(HoptacError):
    """The root of the registry's refusals."""
