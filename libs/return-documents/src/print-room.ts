import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type PrintOrder, printNow } from './print-order';

/** More waiting documents than this are told to come again. */
const MAX_WAITING = 16;
/** The fonts take some 40 MB: whoever prints nothing gives them back. */
const IDLE_MS = 60_000;
const IS_SOURCE = __filename.endsWith('.ts');

interface Waiting {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly error?: string;
}

/** Prints on a thread of its own, so that no document holds up a stop request. From sources, as tests run them, it prints in place. */
export class PrintRoom {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** @returns the PDF, or undefined when too many wait already. */
  async print(order: PrintOrder): Promise<Buffer | undefined> {
    if (IS_SOURCE) return printNow(order);
    if (this.waiting.size >= MAX_WAITING) return undefined;
    const worker = this.started();
    const id = (this.lastId += 1);
    return new Promise<Buffer>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, order });
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private started(): Worker {
    clearTimeout(this.idle);
    if (this.worker !== undefined) return this.worker;
    const worker = new Worker(join(__dirname, 'print-worker.js'));
    worker.unref();
    worker.on('message', (answer: Answer) => this.take(answer));
    worker.on('error', (error) => this.lose(worker, error));
    worker.on('exit', () => this.lose(worker, new Error('the printing thread ended')));
    this.worker = worker;
    return worker;
  }

  private take({ id, pdf, error }: Answer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (pdf === undefined) waiting?.reject(new Error(`the document could not be printed: ${error ?? 'no reason given'}`));
    else waiting?.resolve(Buffer.from(pdf));
    if (this.waiting.size > 0) return;
    this.idle = setTimeout(() => void this.close(), IDLE_MS);
    this.idle.unref();
  }

  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}
