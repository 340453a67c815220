"""Plain tables to join with (*bảng dữ liệu*): the calendar, the fees and the report's rules, for SQL and data frames.

What calls a function of this library can join one of these instead: in DuckDB, polars, pandas, Spark or a spreadsheet.
"""

from motcua.adapters.tables.calendar import calendar_table
from motcua.adapters.tables.fees import fee_table, relief_table
from motcua.adapters.tables.settling import filing_table, standing_table
from motcua.adapters.tables.table import Table

__all__ = ["Table", "calendar_table", "fee_table", "filing_table", "relief_table", "standing_table"]
