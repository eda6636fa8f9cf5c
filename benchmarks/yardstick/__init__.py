"""The yardstick: four rules of formations, written three times, with the same bits.

Two sides, 2,000 formations of up to 60 fighters, 150 places on a grid of 15 by 10, each
a neighbour of those left, right, above and below. Fighters are whole numbers, so sums
are exact and the order of formations does not matter. ``u(i, purpose)`` is a uniform
number keyed by seed, day, formation and purpose.

In the morning ``strength[k, p]`` is what side k has in place p, and it wants to be at p
by ``want[k, p] = enemy / (50 + enemy) - own / (50 + own)``: to where the enemy is and
its own are not. Then for each formation i, of side k, at p, with n fighters, against
e = strength[1 - k, p]:

- **recruit**: an empty one is refilled at home with 20 if u(i, WAKE) < 0.02, and ends
- **move**: if u(i, MOVE) < 0.15, a neighbour q is drawn by u(i, WHERE), and it goes
  there, and ends, if u(i, GO) < logistic(4 (want[k, q] - want[k, p]))
- **attack**: if e > 0 and u(i, ATTACK) < 0.1 e / (e + n), it does
  int(u(i, HARM) (1 + n / 2)) harm to the other side at p
- **recruit**: if u(i, JOIN) < 0.03 it gains 3 fighters, up to 60

In the evening every formation that is not empty, at p,

- **loses** int(n harm / strength[k, p] + u(i, LOSE)) fighters, where harm was done
"""
