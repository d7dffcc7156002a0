import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BankReport, RestInstruction } from '@paystop/contracts';

/** What the bank does with one order or inquiry. */
export interface Behaviour {
  /** Whether the order takes effect (once per id, as a real bank's book does). */
  readonly effect?: boolean;
  readonly report?: Partial<BankReport>;
  readonly answer: 'final' | 'accepted' | 'processing' | 'cut' | 'hang' | number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly afterMs?: number;
}

export interface Effect {
  readonly order: RestInstruction;
  readonly report: BankReport;
}

interface Received {
  readonly at: number;
  readonly instructionId: string;
  readonly order: RestInstruction;
  readonly bytes: string;
  readonly traceparent: string | undefined;
}

/** A bank with a book: what took effect is counted from its own side, whatever was answered. */
export class StubBank {
  readonly orders: Received[] = [];
  readonly inquiries: string[] = [];
  readonly effects = new Map<string, Effect>();
  inFlight = 0;
  mostInFlight = 0;
  onOrder: (order: RestInstruction, count: number) => Behaviour = () => ({ answer: 'final', effect: true });
  /** Undefined: answers from the book, 404 where it has nothing. */
  onInquiry: (instructionId: string, count: number) => Behaviour | undefined = () => undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<StubBank> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bank = new StubBank(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => bank.take(request, response));
    return bank;
  }

  sentTimes(instructionId: string): number {
    return this.orders.filter((each) => each.instructionId === instructionId).length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    response.on('close', () => (this.inFlight -= 1));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'POST') this.takeOrder(request, response, Buffer.concat(chunks).toString('utf8'));
      else this.takeInquiry(request, response);
    });
  }

  private takeOrder(request: IncomingMessage, response: ServerResponse, bytes: string): void {
    const order = JSON.parse(bytes) as RestInstruction;
    const { traceparent } = request.headers;
    this.orders.push({ at: Date.now(), instructionId: order.instructionId, order, bytes, traceparent: typeof traceparent === 'string' ? traceparent : undefined });
    const behaviour = this.onOrder(order, this.sentTimes(order.instructionId));
    if (behaviour.effect === true && !this.effects.has(order.instructionId)) this.effects.set(order.instructionId, { order, report: reportOn(order, behaviour.report) });
    this.answer(response, behaviour, this.effects.get(order.instructionId)?.report ?? reportOn(order, behaviour.report));
  }

  private takeInquiry(request: IncomingMessage, response: ServerResponse): void {
    const id = decodeURIComponent((request.url ?? '').split('/').at(-1) ?? '');
    this.inquiries.push(id);
    const behaviour = this.onInquiry(id, this.inquiries.filter((each) => each === id).length);
    const report = this.effects.get(id)?.report;
    this.answer(response, behaviour ?? { answer: report === undefined ? 404 : 'final' }, report);
  }

  private answer(response: ServerResponse, behaviour: Behaviour, report: BankReport | undefined): void {
    const { answer } = behaviour;
    if (answer === 'hang') return;
    if (answer === 'cut') {
      response.socket?.destroy();
      return;
    }
    const status = typeof answer === 'number' ? answer : answer === 'accepted' ? 202 : 200;
    const body = behaviour.body ?? (answer === 'final' ? JSON.stringify(report) : '{"status":"processing"}');
    setTimeout(() => response.writeHead(status, behaviour.headers).end(body), behaviour.afterMs ?? 0);
  }
}

export function reportOn(order: RestInstruction, over: Partial<BankReport> = {}): BankReport {
  const holding = ['stop', 'extend', 'freeze', 'renew'].includes(order.action);
  const amount = order.transfer?.amount ?? { amountMinor: '0', currency: 'CNY' as const };
  return {
    instructionId: order.instructionId, status: 'final', result: holding ? 'held' : 'done', code: '0000', remark: null,
    ...(holding ? { heldAmount: amount, balanceBefore: amount } : {}), effectiveAt: new Date().toISOString(), ...over,
  };
}
