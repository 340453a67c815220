"""What an office reports: settlement by the official forms, indicators, scores, and how feedback was dealt with.

The rules of counting stand in ``counting`` and take flat rows, so an office that has nothing else of this library
counts by the same ones; of dossiers the rows are made here. Every number lists the dossiers behind it.
"""

from motcua.reports.counting import AGAINST, COLUMNS, SUMS, as_of, columns_of, verdict
from motcua.reports.dossiers import row_of
from motcua.reports.feedback import KINDS, Feedback, FeedbackReport, FeedbackStep, feedback_report
from motcua.reports.measuring import Indicator, IndicatorReport, indicators
from motcua.reports.periods import Period
from motcua.reports.provinces import ProvincialReport, provincial_settlement
from motcua.reports.rows import CHANNELS, OUTCOMES, UNITS, DossierRow, rows_of
from motcua.reports.scoring import AgencyFacts, Handling, Index, Score, score_agency, score_official
from motcua.reports.settling import Cell, SettlementReport, SettlementRow, settlement

__all__ = [
    "AGAINST",
    "CHANNELS",
    "COLUMNS",
    "KINDS",
    "OUTCOMES",
    "SUMS",
    "UNITS",
    "AgencyFacts",
    "Cell",
    "DossierRow",
    "Feedback",
    "FeedbackReport",
    "FeedbackStep",
    "Handling",
    "Index",
    "Indicator",
    "IndicatorReport",
    "Period",
    "ProvincialReport",
    "Score",
    "SettlementReport",
    "SettlementRow",
    "as_of",
    "columns_of",
    "feedback_report",
    "indicators",
    "provincial_settlement",
    "row_of",
    "rows_of",
    "score_agency",
    "score_official",
    "settlement",
    "verdict",
]
