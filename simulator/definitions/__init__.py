"""The words that are counted, each with one meaning for code, tests and texts."""

# The highest act between Islamabad and Kabul on a day, 0 to 8; the step of escalation
# is the highest act level of the last seven days.
STEPS = (
    "normal",
    "protest",
    "coercion without force",
    "border firing",
    "heavy weapons, posts taken",
    "strikes in border provinces",
    "strikes on a capital or heartland",
    "ground incursion",
    "full-scale war",
)
