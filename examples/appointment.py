"""An appointment from another application: when, how much, which paper, each with its reason.

python examples/appointment.py 1.004222 "2026-08-28 15:20" ct01
"""

import sys

from motcua import MotcuaError, national_calendar, office_time, reference_catalogue


def appointment(code: str, received: str, papers: list[str]) -> str:
    """The three answers of the counter for permanent residence in a home of one's own."""
    moment = office_time(received)
    procedure = reference_catalogue().find(code, on=moment.date())
    due = procedure.due(moment, national_calendar(), channel="counter", home="own")
    quote = procedure.quote(on=moment.date(), channel="counter")
    missing = procedure.check(papers, on=moment.date(), channel="counter", home="own").missing
    return "\n".join(
        [str(due.explain("vi")), "", str(quote.explain("vi")), "", f"Còn thiếu: {', '.join(missing) or 'không'}"]
    )


if __name__ == "__main__":
    if len(sys.argv) < 3:  # noqa: PLR2004 - a code and a moment
        sys.exit("usage: python examples/appointment.py CODE MOMENT [PAPER ...]")
    try:
        print(appointment(sys.argv[1], sys.argv[2], sys.argv[3:]))
    except MotcuaError as error:
        sys.exit(str(error))
