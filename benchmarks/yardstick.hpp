// What the yardstick's quarter stands on: numbers, choices, roots, bits and dice, written by hand.
// The rules come after it, transcribed by benchmarks/transcribe.py.  LANES is 1 (one world) or 8
// (a replicate a lane, in vectors of 512 bits); never part of the product.

#include <cmath>
#include <cstdint>
#include <cstring>
#if LANES > 1 && defined(__AVX512F__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))
#define RULE static __attribute__((noinline))

#if LANES > 1
typedef double V __attribute__((vector_size(8 * LANES)));
typedef int64_t W __attribute__((vector_size(8 * LANES)));
typedef W M;
INLINE V num(double x) { return V{} + x; }
INLINE W whole(int64_t x) { return W{} + x; }
INLINE W bits(V x) { return (W)x; }
INLINE V figure(W x) { return (V)x; }
INLINE V real(W x) { return __builtin_convertvector(x, V); }
INLINE W cut(V x) { return __builtin_convertvector(x, W); }
INLINE bool anywhere(M c) {
    bool any = false;
    for (int k = 0; k < LANES; ++k) any |= c[k] != 0;
    return any;
}
#ifdef __AVX512F__
INLINE V root(V x) { return (V)_mm512_sqrt_pd((__m512d)x); }
INLINE V nearest(V x) { return (V)_mm512_roundscale_pd((__m512d)x, 0x0C); }
#else
INLINE V root(V x) {
    for (int k = 0; k < LANES; ++k) x[k] = __builtin_sqrt(x[k]);
    return x;
}
INLINE V nearest(V x) {
    for (int k = 0; k < LANES; ++k) x[k] = __builtin_nearbyint(x[k]);
    return x;
}
#endif
#else
typedef double V;
typedef int64_t W;
typedef bool M;
INLINE V num(double x) { return x; }
INLINE W whole(int64_t x) { return x; }
INLINE W bits(V x) {
    W y;
    memcpy(&y, &x, 8);
    return y;
}
INLINE V figure(W x) {
    V y;
    memcpy(&y, &x, 8);
    return y;
}
INLINE V real(W x) { return (V)x; }
INLINE W cut(V x) { return (W)x; }
INLINE bool anywhere(M c) { return c; }
INLINE V root(V x) { return __builtin_sqrt(x); }
INLINE V nearest(V x) { return __builtin_nearbyint(x); }
#endif

INLINE V where(M c, V a, V b) { return c ? a : b; }
INLINE V scaled(V x, V n) { return x * figure((cut(n) + 1023) << 52); }
INLINE V mantissa(V x) {
    return figure((bits(x) & ((INT64_C(1) << 52) - 1)) | (INT64_C(1023) << 52));
}
INLINE V exponent(V x) { return real((bits(x) >> 52) - 1023); }

// Draws by address, as in sim/dice.py: Philox4x32-10 on words held in 64 bits.
struct Luck {
    int64_t seed;
    W replicate;
    int64_t tick;
};

INLINE W replicates_of(int64_t first) {
    W found = whole(first);
#if LANES > 1
    for (int k = 0; k < LANES; ++k) found[k] += k;
#endif
    return found;
}

INLINE V uniform(Luck luck, int64_t event, int64_t who, int64_t whom) {
    const int64_t mask = INT64_C(0xFFFFFFFF);
    W c0 = whole(luck.tick), c1 = whole(event), c2 = whole(who), c3 = whole(whom);
    W k0 = whole(luck.seed), k1 = luck.replicate;
    for (int round = 0; round < 10; ++round) {
        W a = c0 * INT64_C(0xD2511F53), b = c2 * INT64_C(0xCD9E8D57);
        c0 = ((b >> 32) & mask) ^ c1 ^ k0;
        c2 = ((a >> 32) & mask) ^ c3 ^ k1;
        c1 = b & mask;
        c3 = a & mask;
        k0 = (k0 + INT64_C(0x9E3779B9)) & mask;
        k1 = (k1 + INT64_C(0xBB67AE85)) & mask;
    }
    return (real(c0 >> 5) * 67108864.0 + real(c1 >> 6)) * (1.0 / 9007199254740992.0);
}
