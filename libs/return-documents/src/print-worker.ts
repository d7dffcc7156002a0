import { parentPort } from 'node:worker_threads';
import { type PrintOrder, printNow } from './print-order';

/** Runs beside the thread that answers HTTP: setting a document takes a quarter of a second of computing. */
parentPort?.on('message', ({ id, order }: { readonly id: number; readonly order: PrintOrder }) => {
  printNow(order).then(
    (pdf) => parentPort?.postMessage({ id, pdf }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
