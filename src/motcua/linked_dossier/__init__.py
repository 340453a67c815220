"""One outer dossier with inner ones (*hồ sơ liên thông*): what is done to a part moves those that wait for it."""

from motcua.linked_dossier.filing import Filed
from motcua.linked_dossier.keeping import Kept
from motcua.linked_dossier.outer import LinkedDossier
from motcua.linked_dossier.standing import PartDeadline, PartResult, outer_state

__all__ = ["Filed", "Kept", "LinkedDossier", "PartDeadline", "PartResult", "outer_state"]
