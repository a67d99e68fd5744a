// The yardstick: three of the hottest rules (openness, talent, economy) in C++, eight replicates a
// vector, double precision, the same equations and the same exp and log as sim/maths.py.
// Compiled by benchmarks/yardstick.py with -O3 -march=native; never part of the product.
//
// Every array is [..][8] doubles as in a sheet of lanes; `Fields` is filled by the caller.

#include <cmath>
#ifdef __AVX512F__
#include <immintrin.h>
#endif

typedef double V __attribute__((vector_size(64)));
typedef long long W __attribute__((vector_size(64)));

static inline V splat(double x) { return V{} + x; }
static inline V where(W c, V a, V b) { return c ? a : b; }
static inline V larger(V a, V b) { return where(a > b, a, b); }
#ifdef __AVX512F__
static inline V root(V x) { return (V)_mm512_sqrt_pd((__m512d)x); }
static inline V nearest(V x) { return (V)_mm512_roundscale_pd((__m512d)x, 0x0C); }
#else
static inline V root(V x) {
    V y;
    for (int k = 0; k < 8; ++k) y[k] = __builtin_sqrt(x[k]);
    return y;
}
static inline V nearest(V x) {
    V y;
    for (int k = 0; k < 8; ++k) y[k] = __builtin_nearbyint(x[k]);
    return y;
}
#endif
static inline W whole(V x) { return __builtin_convertvector(x, W); }
static inline V real(W x) { return __builtin_convertvector(x, V); }

static inline V vexp(V x) {
    x = where(x < -700.0, splat(-700.0), where(x > 700.0, splat(700.0), x));
    V n = nearest(x * 1.4426950408889634);
    V r = (x - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
    V p = splat(1.0 / 6227020800.0);
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = (p * r * r + r) + 1.0;
    return p * (V)((whole(n) + 1023) << 52);
}

static inline V vlog(V x) {
    W bits = (W)x;
    V m = (V)((bits & ((1LL << 52) - 1)) | (1023LL << 52));
    V e = real((bits >> 52) - 1023);
    W high = m > 1.4142135623730951;
    m = where(high, m * 0.5, m);
    e = where(high, e + 1.0, e);
    V f = m - 1.0;
    V s = f / (2.0 + f);
    V z = s * s;
    V p = splat(1.0 / 21.0);
    p = p * z + 1.0 / 19.0;
    p = p * z + 1.0 / 17.0;
    p = p * z + 1.0 / 15.0;
    p = p * z + 1.0 / 13.0;
    p = p * z + 1.0 / 11.0;
    p = p * z + 1.0 / 9.0;
    p = p * z + 1.0 / 7.0;
    p = p * z + 1.0 / 5.0;
    p = p * z + 1.0 / 3.0;
    return e * 6.93147180369123816490e-01 + (2.0 * s + (2.0 * s * z * p + e * 1.90821492927058770002e-10));
}

// the order of the fields is that of FIELDS in benchmarks/yardstick.py
struct Fields {
    V *stance, *offer, *visa, *budget, *procurement, *localisation, *diversification;
    V *now_gdp, *now_potential, *now_capability, *now_approval, *now_students, *now_people, *now_pact,
        *now_trust;
    V *population, *education_base, *affinity, *growth, *choke, *military, *gdp_norm;
    V *cut_off, *then_stance, *pact, *pillar, *talent_freeze, *students, *talent, *people,
        *supplier_share, *adoption, *revenue_ratio, *then_capability, *potential, *ai_access,
        *own_service, *programme, *gdp;
    V *gate, *openness, *ease, *strength, *offers_broken, *chip_gate, *graduates, *appeal, *weight,
        *talent_flow, *flow_people, *total, *service_demand, *service_sales, *chip_sales, *imports,
        *service_trade, *chip_money, *exports, *net_exports, *attack, *coercion, *productivity,
        *trade_gain, *attack_loss, *coercion_loss, *budget_loss, *friction_loss, *know_how,
        *home_supply, *research_dividend, *output, *chip_paid, *trade_income, *flow_growth;
};

struct OpennessP { V cut_leak, ease_floor, export_control_grip; };
struct TalentP {
    V intake, intake_floor, intake_gain, stage, attrition, mobility, inertia, income, frontier,
        approval, science, closed_door, frozen_door, return_rate, return_closed;
};
struct EconomyP {
    V productivity, trade_gain, trade_elasticity, know_how, research_return, budget_cost,
        service_share, service_floor, trade_income, chip_investment, chip_rent, attack_cost,
        attack_self, attack_cyber, attack_capability, attack_reach, coercion_cost, coercion_might,
        cut_cost, procurement_cost, localisation_cost, diversification_cost;
};

enum { PACTS = 6, PROGRAMMES = 15, PILLARS = 6, STAGES = 3, DIPLOMACY = 13, CONTROL = 4,
       STEM = 3, RESEARCH = 2, MOBILITY = 1, BASIC = 5, APPLIED = 6, CYBER = 9 };

#define AT(field, i, j) f.field[(i) * n + (j)]
#define KIND(field, i, j, k) f.field[((i) * n + (j)) * PACTS + (k)]

static void openness(const Fields &f, const OpennessP &p, int n) {
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            V held = where(AT(cut_off, j, i) > 0.0, p.cut_leak, splat(1.0));
            AT(gate, i, j) = i == j ? splat(1.0) : AT(stance, i, j) * held;
            AT(then_stance, i, j) = AT(stance, i, j);
        }
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j) {
            V o = root(AT(gate, i, j) * AT(gate, j, i));
            AT(openness, i, j) = o;
            AT(ease, i, j) = o * (p.ease_floor + (1.0 - p.ease_floor) *
                root(f.strength[i * PROGRAMMES + DIPLOMACY] * f.strength[j * PROGRAMMES + DIPLOMACY]));
        }
        AT(ease, i, i) = splat(1.0);
    }
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            V broken = splat(0.0);
            V joined = where((AT(cut_off, i, j) > 0.0) | (AT(cut_off, j, i) > 0.0), splat(0.0), splat(1.0));
            for (int k = 0; k < PACTS; ++k) {
                V both = KIND(offer, i, j, k) * KIND(offer, j, i, k) * joined;
                KIND(pact, i, j, k) = i == j ? splat(0.0) : both;
                broken += KIND(now_pact, i, j, k) * (1.0 - KIND(offer, i, j, k));
            }
            AT(offers_broken, i, j) = i == j ? splat(0.0) : broken;
        }
    for (int i = 0; i < n; ++i) {
        V partners = splat(1.0);
        for (int k = 0; k < n; ++k) partners += KIND(pact, i, k, CONTROL);
        V reach = p.export_control_grip / partners;
        for (int j = 0; j < n; ++j) {
            V closed = splat(0.0);
            for (int k = 0; k < n; ++k) closed += KIND(pact, i, k, CONTROL) * (1.0 - AT(gate, k, j));
            V outsider = 1.0 - KIND(pact, i, j, CONTROL);
            AT(chip_gate, i, j) = AT(gate, i, j) * (1.0 - reach * outsider * closed);
        }
        AT(chip_gate, i, i) = splat(1.0);
    }
}

static void talent(const Fields &f, const TalentP &p, V step, int n) {
    V stay = vexp(-p.stage * step);
    for (int i = 0; i < n; ++i) {
        V wish = p.intake_floor + p.intake_gain * f.strength[i * PROGRAMMES + STEM];
        V arriving = step * p.intake * f.education_base[i] * wish;
        for (int s = 0; s < STAGES; ++s) {
            V leaving = f.now_students[i * STAGES + s] * (1.0 - stay);
            f.students[i * STAGES + s] = f.now_students[i * STAGES + s] + arriving - leaving;
            arriving = leaving;
        }
        f.graduates[i] = arriving;
    }
    V best = f.now_capability[0];
    for (int i = 0; i < n; ++i) best = larger(best, f.now_capability[i]);
    for (int i = 0; i < n; ++i)
        f.appeal[i] = vexp(p.income * vlog(f.now_gdp[i] / f.population[i]) +
                           p.frontier * (f.now_capability[i] - best) +
                           p.approval * (f.now_approval[i] - 0.5) +
                           p.science * f.pillar[i * PILLARS + RESEARCH]);
    V left_here = vexp(-p.attrition * step);
    for (int i = 0; i < n; ++i) {
        V located = splat(0.0);
        for (int o = 0; o < n; ++o) {
            V left = AT(now_people, o, i) * left_here;
            if (o == i) left = left + f.graduates[i];
            AT(flow_people, o, i) = left;
            located += left;
        }
        f.talent[i] = located;
    }
    V everyone = splat(0.0);
    for (int i = 0; i < n; ++i) everyone += f.talent[i];
    V moving = p.mobility * step / (1.0 + p.mobility * step);
    for (int i = 0; i < n; ++i) {
        V pull = f.appeal[i] * (p.inertia * everyone + f.talent[i]);
        for (int j = 0; j < n; ++j) {
            V visa = f.visa[j] * where(f.talent_freeze[j] > 0.0, p.frozen_door, splat(1.0));
            V pact = KIND(pact, i, j, MOBILITY) * AT(ease, i, j);
            V weight = visa * (p.closed_door + (1.0 - p.closed_door) * AT(gate, j, i)) *
                       AT(affinity, i, j) * (1.0 + pact);
            weight = i == j ? splat(0.0) : weight * f.appeal[j] * f.talent[j];
            AT(weight, i, j) = weight;
            pull += weight;
        }
        for (int j = 0; j < n; ++j) {
            AT(weight, i, j) = moving * AT(weight, i, j) / larger(pull, splat(1e-300));
            AT(talent_flow, i, j) = f.talent[i] * AT(weight, i, j);
        }
    }
    for (int i = 0; i < n; ++i) {
        V leaving = splat(0.0);
        for (int j = 0; j < n; ++j) leaving += AT(weight, i, j);
        f.total[i] = 1.0 - leaving;
    }
    for (int o = 0; o < n; ++o) {
        for (int i = 0; i < n; ++i) AT(people, o, i) = AT(flow_people, o, i) * f.total[i];
        for (int j = 0; j < n; ++j) {
            V there = AT(flow_people, o, j);
            for (int i = 0; i < n; ++i) AT(people, o, i) += there * AT(weight, j, i);
        }
    }
    V rate = p.return_rate * step / (1.0 + p.return_rate * step);
    for (int o = 0; o < n; ++o)
        for (int i = 0; i < n; ++i)
            if (o != i) {
                V share = rate * f.appeal[o] / (f.appeal[o] + f.appeal[i]) *
                          (p.return_closed + (1.0 - p.return_closed) * AT(gate, o, i));
                V back = AT(people, o, i) * share;
                AT(people, o, i) -= back;
                AT(people, o, o) += back;
                AT(talent_flow, i, o) += back;
            }
    for (int i = 0; i < n; ++i) {
        V located = splat(0.0);
        for (int o = 0; o < n; ++o) located += AT(people, o, i);
        f.talent[i] = located;
    }
}

static void economy(const Fields &f, const EconomyP &p, V cut_leak, V quality_offset, V step, int n) {
    for (int i = 0; i < n; ++i) {
        f.service_demand[i] = p.service_share * f.now_gdp[i] * 0.25 * step * (p.service_floor + f.adoption[i]);
        f.service_sales[i] = f.chip_sales[i] = f.imports[i] = splat(0.0);
    }
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            V left = where(AT(cut_off, i, j) > 0.0, cut_leak, splat(1.0));
            V bought = f.service_demand[i] * AT(supplier_share, i, j) * left;
            if (i == j) bought = splat(0.0);
            AT(service_trade, i, j) = bought;
            f.imports[i] += bought + AT(chip_money, i, j);
            f.service_sales[j] += bought;
        }
    for (int j = 0; j < n; ++j) {
        V paid = splat(0.0);
        for (int i = 0; i < n; ++i) paid += AT(chip_money, i, j);
        V kept = paid;
        for (int k = 0; k < n; ++k) {
            V rent = p.chip_rent * AT(choke, k, j) * paid;
            f.chip_sales[k] += rent;
            kept -= rent;
        }
        f.chip_sales[j] += kept;
    }
    for (int i = 0; i < n; ++i) {
        f.exports[i] = f.service_sales[i] + f.chip_sales[i];
        f.net_exports[i] = f.exports[i] - f.imports[i];
        V sold = f.service_sales[i] / larger(f.service_demand[i], splat(1e-300));
        f.revenue_ratio[i] = AT(supplier_share, i, i) + sold;
    }
    for (int i = 0; i < n; ++i) {
        f.potential[i] = f.now_potential[i] * vexp(f.growth[i] * step);
        V mine = larger(f.then_capability[i] + quality_offset, splat(0.001));
        V guard = p.attack_self + p.attack_cyber * f.strength[i * PROGRAMMES + CYBER] + p.attack_capability * mine;
        V attack = splat(0.0), coercion = splat(0.0);
        for (int j = 0; j < n; ++j)
            if (i != j) {
                V trust = AT(now_trust, j, i);
                V theirs = larger(f.then_capability[j] + quality_offset, splat(0.001));
                V force = p.attack_capability * theirs * f.military[j] * (1.0 - trust) * (1.0 - trust);
                V reach = p.attack_reach + (1.0 - p.attack_reach) * AT(openness, i, j);
                attack += force / (force + guard) * reach;
                V might = 1.0 + p.coercion_might * f.military[j];
                V grip = AT(supplier_share, i, j) * (1.0 - trust) * (1.0 - trust);
                coercion += p.coercion_cost * grip * might;
                V lost = AT(stance, i, j) * p.cut_cost * f.now_gdp[j] / (f.now_gdp[j] + f.now_gdp[i]);
                coercion += where(AT(cut_off, i, j) > 0.0, lost, splat(0.0));
            }
        f.attack[i] = attack;
        f.coercion[i] = coercion;
        V home = AT(supplier_share, i, i);
        f.productivity[i] = 1.0 + 2.5 * p.productivity * f.adoption[i] * f.ai_access[i];
        f.trade_gain[i] = vexp(-p.trade_gain / p.trade_elasticity * vlog(home));
        f.attack_loss[i] = 1.0 + 2.0 * p.attack_cost * f.adoption[i] * attack;
        f.coercion_loss[i] = 1.0 + coercion;
        f.budget_loss[i] = 1.0 + p.budget_cost * f.budget[i];
        f.friction_loss[i] = 1.0 + p.procurement_cost * f.procurement[i] * (1.0 - f.own_service[i]) +
                             p.localisation_cost * f.localisation[i] +
                             p.diversification_cost * f.diversification[i] * (1.0 - home);
        f.know_how[i] = vexp(p.know_how * vlog(f.home_supply[i]));
        V capital = f.programme[i * PROGRAMMES + BASIC] + f.programme[i * PROGRAMMES + APPLIED];
        f.research_dividend[i] = 1.0 + p.research_return * capital / f.potential[i];
        V gain = f.productivity[i] * f.know_how[i] * f.research_dividend[i] * f.trade_gain[i];
        V loss = f.attack_loss[i] * f.coercion_loss[i];
        V cost = f.budget_loss[i] * f.friction_loss[i];
        f.output[i] = f.potential[i] * gain / (loss * cost);
        V earned = f.net_exports[i] + p.chip_investment * f.chip_paid[i];
        f.trade_income[i] = p.trade_income * 4.0 / step * earned;
        f.gdp[i] = f.output[i] / f.gdp_norm[i] + f.trade_income[i];
        f.flow_growth[i] = f.gdp[i] / f.now_gdp[i] - 1.0;
    }
}

extern "C" void run(int rule, int times, int n, Fields *f, OpennessP *o, TalentP *t, EconomyP *e,
                    V *step, V *cut_leak, V *quality_offset) {
    for (int k = 0; k < times; ++k) {
        if (rule == 0) openness(*f, *o, n);
        else if (rule == 1) talent(*f, *t, *step, n);
        else economy(*f, *e, *cut_leak, *quality_offset, *step, n);
        asm volatile("" ::: "memory");
    }
}
