"""Interchange with other systems: documents with JSON Schema, and procedures as linked data (CPSV-AP)."""

from motcua.adapters.interchange.documents import document
from motcua.adapters.interchange.publicservice import public_service, unsaid
from motcua.adapters.interchange.schemas import SCHEMAS, schema, shipped, write_schemas

__all__ = ["SCHEMAS", "document", "public_service", "schema", "shipped", "unsaid", "write_schemas"]
