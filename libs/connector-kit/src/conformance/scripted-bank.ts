import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One thing a bank does with the next request. */
export type ScriptedAnswer =
  | { readonly do: 'answer'; readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>>; readonly afterMs?: number }
  /** Reads the request and cuts the connection without a word. */
  | { readonly do: 'cut' }
  /** Reads the request and never answers. */
  | { readonly do: 'hang' };

export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A bank of which a test says what it does next; knows no protocol. */
export class ScriptedBank {
  readonly received: ReceivedCall[] = [];
  private readonly script: ScriptedAnswer[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<ScriptedBank> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bank = new ScriptedBank(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => bank.take(request, response));
    return bank;
  }

  next(...answers: readonly ScriptedAnswer[]): void {
    this.script.push(...answers);
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      this.perform(this.script.shift() ?? { do: 'answer', status: 500 }, request, response);
    });
  }

  private perform(answer: ScriptedAnswer, request: IncomingMessage, response: ServerResponse): void {
    if (answer.do === 'cut') request.socket.destroy();
    if (answer.do !== 'answer') return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    }, answer.afterMs ?? 0);
    this.timers.add(timer);
  }
}
