"""Elementary functions from + - * / and exact powers of two alone.

The C library's exp and log differ in their last bit between machines; these do not, so
the same run has the same bits everywhere (``frexp``, ``ldexp``, ``floor`` and ``sqrt``
are exact by IEEE 754). Error bounds are tested against arbitrary-precision values.
"""

from __future__ import annotations

import math

from simulator.compiled import kernel

LN2_HIGH = 0.693147180369123816490  # 32 bits, so that k * LN2_HIGH is exact
LN2_LOW = 1.90821492927058770002e-10
INV_LN2 = 1.44269504088896338700
C2, C3, C4, C5 = 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120  # 1 / n!
C6, C7, C8, C9 = 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880
C10, C11 = 1.0 / 3628800, 1.0 / 39916800
C12, C13 = 1.0 / 479001600, 1.0 / 6227020800
SQRT_HALF = 0.70710678118654752440
TWO_PI = 6.28318530717958647693
EXP_MAX = 700.0
LOG_OF_NOTHING = -745.0
POISSON_MAX_MEAN = 300.0
POISSON_MAX = 600
SURE = 1.0 - 1e-12  # nearer to 1 than a sum of chances, rounded, may come


@kernel
def exp(x: float) -> float:
    """Exponential; relative error below 1e-15; clipped to finite for |x| > 700."""
    x = min(max(x, -EXP_MAX), EXP_MAX)
    k = math.floor(x * INV_LN2 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    # Taylor series: |r| <= ln2/2, so 13 terms reach 1e-17. Even and odd terms apart,
    # and no division: a third of the time.
    z = r * r
    even = 1.0 + z * (C2 + z * (C4 + z * (C6 + z * (C8 + z * (C10 + z * C12)))))
    odd = 1.0 + z * (C3 + z * (C5 + z * (C7 + z * (C9 + z * (C11 + z * C13)))))
    return math.ldexp(even + r * odd, k)


@kernel
def ln(x: float) -> float:
    """Natural logarithm; absolute error below 1e-15 near 1, else relative.

    Zero and negative numbers give -745, the logarithm of the least number there is.
    """
    if x <= 0.0:
        return LOG_OF_NOTHING
    m, k = math.frexp(x)
    if m < SQRT_HALF:
        m *= 2.0
        k -= 1
    # ln m = 2 artanh(s), s = (m - 1)/(m + 1), |s| < .172: eleven odd terms.
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    p = 1.0 / 21.0
    for n in range(19, 0, -2):
        p = 1.0 / n + z * p
    return k * LN2_HIGH + (2.0 * s * p + k * LN2_LOW)


@kernel
def logistic(x: float) -> float:
    """1 / (1 + exp(-x)): a chance from a sum of considerations."""
    return 1.0 / (1.0 + exp(-x))


@kernel
def power(base: float, exponent: float) -> float:
    """Raise base >= 0 to any power; 0 to a positive power is 0."""
    if base <= 0.0:
        return 0.0 if exponent > 0.0 else 1.0
    return exp(exponent * ln(base))


@kernel
def cos_turn(turns: float) -> float:
    """Cosine of ``turns`` full turns, for turns in [0, 1)."""
    t = turns - math.floor(turns)
    if t > 0.5:
        t = 1.0 - t
    sign = 1.0
    if t > 0.25:
        t = 0.5 - t
        sign = -1.0
    a = TWO_PI * t
    z = a * a
    # Taylor series, a <= pi/2: ten terms reach 1e-16.
    p = 1.0
    for n in range(20, 0, -2):
        p = 1.0 - z * p / (n * (n - 1))
    return sign * p


@kernel
def poisson_inverse(u: float, mean: float) -> int:
    """Least n with P(N <= n) >= u for a Poisson count of this mean.

    The same u and a larger mean never give less. Means are capped at 300.
    """
    mean = min(mean, POISSON_MAX_MEAN)
    u = min(u, SURE)
    p = exp(-mean)
    below = p
    n = 0
    while u > below and n < POISSON_MAX:
        n += 1
        p *= mean / n
        below += p
    return n


@kernel
def clip(x: float, low: float, high: float) -> float:
    """Bring x into [low, high]."""
    return min(max(x, low), high)


@kernel
def nudge(x: float, by: float) -> float:
    """Push a value of -1..1 by an impulse that its headroom scales: it never sticks."""
    return x + by * (1.0 - x) if by > 0.0 else x + by * (1.0 + x)
