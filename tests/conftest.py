"""Hypothesis profiles: the same examples on every machine, and many new ones on request."""

from hypothesis import HealthCheck, Phase, settings

# A busy machine is slow without being wrong, and a file that passes must pass again.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "prove",
    deadline=None,
    max_examples=10_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(  # whether an example fails is all one wants to know
    "mutants",
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("same")
