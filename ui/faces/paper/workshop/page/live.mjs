// A line to the server of this page: it is opened again by itself, and tells what it hears.

const SOONEST = 500; // milliseconds
const LATEST = 8000;

export class Wire {
  // path: of a WebSocket beside this page; opened() when it is there, heard(message), changed() when
  // it comes or goes
  constructor(path, does) {
    Object.assign(this, { path, does, socket: null, there: false, lost: false, left: false, wait: SOONEST });
  }

  open() {
    if (this.left) return;
    this.socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${this.path}`);
    this.socket.onopen = () => {
      Object.assign(this, { there: true, lost: false, wait: SOONEST });
      this.does.opened?.();
      this.does.changed?.();
    };
    this.socket.onmessage = ({ data }) => this.does.heard(JSON.parse(data));
    this.socket.onclose = () => {
      Object.assign(this, { there: false, lost: true });
      this.does.changed?.();
      setTimeout(() => this.left || (this.does.again ?? (() => this.open()))(), this.wait);
      this.wait = Math.min(2 * this.wait, LATEST);
    };
  }

  // Let go of it for good.
  close() {
    this.left = true;
    this.socket.onclose = null;
    this.socket.onmessage = null;
    this.socket.close();
  }

  // Say something, where the line is there; what is not said is said when it comes (`opened`).
  send(message) {
    if (this.there) this.socket.send(JSON.stringify(message));
  }
}
