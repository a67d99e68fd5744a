// The compiled rules: which module this browser can run, and what the module says of itself.

export class Refused extends Error {
  constructor(reason, detail = "") {
    super(detail ? `${reason}: ${detail}` : reason);
    this.reason = reason; // the page has a sentence for each
  }
}

const STAMP = "sixpillars";

export const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

// The first of the modules (the fastest stands first) that this browser can run.
export const chosen = (modules) => {
  if (typeof WebAssembly !== "object") throw new Refused("no_webassembly");
  const found = modules.find((bytes) => WebAssembly.validate(bytes));
  if (!found) throw new Refused("damaged");
  return found;
};

export class Rules {
  constructor(module) {
    this.module = module;
    const [stamp] = WebAssembly.Module.customSections(this.module, STAMP);
    if (!stamp) throw new Refused("damaged");
    this.stamp = JSON.parse(new TextDecoder().decode(stamp));
    this.lanes = Math.max(this.stamp.width, 1);
  }

  // Compiled beside what else goes on: a browser compiles no large module at once on a page's thread.
  static async from(bytes) {
    return new Rules(await WebAssembly.compile(bytes));
  }

  // Raises Refused for a table of other rules.
  accept(table) {
    if (table.source !== this.stamp.source) throw new Refused("other_rules", table.source);
    if (JSON.stringify(sorted(table.additions)) !== JSON.stringify(sorted(this.stamp.additions))) {
      throw new Refused("other_additions");
    }
  }

  instance() {
    return new WebAssembly.Instance(this.module, {});
  }
}

const sorted = (names) => Object.entries(names ?? {}).sort();
