// Files of the page: what it hands out, what it is handed, and what it remembers.

import { LARGEST, Unread } from "./share.mjs";

export const handOut = (name, text, type) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

// The text of a file that somebody opened or dropped. Raises Unread, before a large one is read.
export const textOf = async (file) => {
  if (file.size > LARGEST) throw new Unread("too_large");
  return file.text();
};

// What the browser remembers on this computer; where it refuses, the page goes on without.
export class Memory {
  constructor(key) {
    this.key = key;
    this.refused = false;
  }

  read(name) {
    try {
      return localStorage.getItem(`${this.key} ${name}`);
    } catch {
      this.refused = true;
      return null;
    }
  }

  // Whether it was kept.
  write(name, text) {
    try {
      localStorage.setItem(`${this.key} ${name}`, text);
      return true;
    } catch {
      this.refused = true;
      return false;
    }
  }
}
