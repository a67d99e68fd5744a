// Questions that take a while: while one is worked on, only the newest of those after it is kept.

export class Asking {
  // `work(question, overtaken)` answers a question; `overtaken()` says whether a newer one waits.
  constructor(work) {
    Object.assign(this, { work, waiting: null, isBusy: false });
  }

  async ask(question) {
    this.waiting = question;
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.waiting) {
      const next = this.waiting;
      this.waiting = null;
      await this.work(next, () => this.waiting !== null);
    }
    this.isBusy = false;
  }
}
