// How a worker is told what to play. A plan is long and the same in many jobs: it is told once, and
// then called by its number.

const MOST = 60; // plans that both ends know, before numbers begin anew

export class Telling {
  constructor() {
    this.plans = new Map();
  }

  message({ id, job: { plan, ...job } }) {
    const known = this.plans.has(plan);
    if (!known && this.plans.size === MOST) this.plans.clear();
    if (!known) this.plans.set(plan, this.plans.size);
    return { id, job, number: this.plans.get(plan), plan: known ? null : plan };
  }
}

export class Hearing {
  constructor() {
    this.plans = [];
  }

  job({ job, number, plan }) {
    if (plan) this.plans[number] = plan;
    return { ...job, plan: this.plans[number] };
  }
}
