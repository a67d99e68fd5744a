import { parentPort } from "node:worker_threads";
import { serve } from "../../wasm/host/worker.mjs";

const port = { postMessage: (message) => parentPort.postMessage(message) };
serve(port);
parentPort.on("message", (data) => port.onmessage({ data }));
