/* The yardstick in C: the bound that compiled rules are held against. */
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { PLACES = 150, FORMATIONS = 2000, START = 20, MOST = 60, GAIN = 3, STREAM = 4242 };
enum { WAKE, MOVE, WHERE, GO, ATTACK, HARM, JOIN, LOSE, PURPOSES };

typedef struct { int64_t attacks, first, second; } Day;

static inline uint64_t mix(uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

static inline double u(uint64_t key, int i, int purpose) {
    uint64_t unit = (uint64_t)i * PURPOSES + purpose;
    return (double)(mix(key + unit * 0x9E3779B97F4A7C15u) >> 11) * 0x1p-53;
}

/* The kernels' own exponential: the C library's has other last bits. */
static double own_exp(double x) {
    x = x < -700.0 ? -700.0 : x > 700.0 ? 700.0 : x;
    double k = floor(x * 1.44269504088896338700 + 0.5);
    double r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10;
    double z = r * r;
    double even = 1.0 + z * (1.0 / 2 + z * (1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40320
                + z * (1.0 / 3628800 + z * (1.0 / 479001600))))));
    double odd = 1.0 + z * (1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362880
               + z * (1.0 / 39916800 + z * (1.0 / 6227020800))))));
    return ldexp(even + r * odd, (int)k);
}

void simulate(uint64_t seed, int days, const int16_t *neighbour, const int16_t *degree,
              const int16_t *side, const int16_t *home, int16_t *place, int16_t *men,
              Day *series) {
    static int32_t strength[2][PLACES], harm[2][PLACES];
    static double want[2][PLACES];
    uint64_t named = mix(seed + STREAM * 0xD1B54A32D192ED03u + 0x9E3779B97F4A7C15u);
    for (int64_t day = 0; day < days; day++) {
        uint64_t luck = mix(named + (uint64_t)day * 0x8CB92BA72F3D8DD7u);
        int64_t attacks = 0;
        memset(strength, 0, sizeof strength);
        memset(harm, 0, sizeof harm);
        for (int i = 0; i < FORMATIONS; i++) strength[side[i]][place[i]] += men[i];
        for (int k = 0; k < 2; k++)
            for (int p = 0; p < PLACES; p++) {
                double own = strength[k][p], enemy = strength[1 - k][p];
                want[k][p] = enemy / (50.0 + enemy) - own / (50.0 + own);
            }
        for (int i = 0; i < FORMATIONS; i++) {
            int n = men[i], k = side[i], p = place[i];
            if (n == 0) {
                if (u(luck, i, WAKE) < 0.02) { place[i] = home[i]; men[i] = START; }
                continue;
            }
            if (u(luck, i, MOVE) < 0.15) {
                int q = neighbour[4 * p + (int)(u(luck, i, WHERE) * degree[p])];
                double gain = 4.0 * (want[k][q] - want[k][p]);
                if (u(luck, i, GO) < 1.0 / (1.0 + own_exp(-gain))) {
                    place[i] = q;
                    continue;
                }
            }
            int enemy = strength[1 - k][p];
            if (enemy && u(luck, i, ATTACK) < 0.1 * enemy / (enemy + n)) {
                harm[1 - k][p] += (int)(u(luck, i, HARM) * (1.0 + n / 2.0));
                attacks++;
            }
            if (u(luck, i, JOIN) < 0.03) men[i] = n + GAIN > MOST ? MOST : n + GAIN;
        }
        for (int i = 0; i < FORMATIONS; i++) {
            int n = men[i], k = side[i], done = harm[k][place[i]];
            if (n > 0 && done > 0) {
                double share = (double)(n * done) / strength[k][place[i]];
                int lost = (int)(share + u(luck, i, LOSE));
                men[i] = n - lost > 0 ? n - lost : 0;
            }
        }
        Day *row = &series[day];
        row->attacks = attacks;
        row->first = row->second = 0;
        for (int p = 0; p < PLACES; p++) {
            row->first += strength[0][p];
            row->second += strength[1][p];
        }
    }
}
