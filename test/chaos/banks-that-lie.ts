import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BankEffect } from '../product/simulator';

/** The banks' own words, but for their effects. Closed by whoever asked for it. */
export class BanksThatLie {
  private constructor(private readonly server: Server) {}

  static async start(simulatorUrl: string, lie: (effects: readonly BankEffect[]) => readonly BankEffect[]): Promise<BanksThatLie> {
    const real = `${simulatorUrl}/control`;
    const { effects } = (await (await fetch(`${real}/effects`)).json()) as { effects: BankEffect[] };
    const told = JSON.stringify({ effects: lie(effects) });
    const server = createServer((request, response) => {
      const answer = async (): Promise<void> => {
        const path = (request.url ?? '').replace('/control/', '');
        const body = path === 'effects' ? told : await (await fetch(`${real}/${path}`)).text();
        response.setHeader('content-type', 'application/json').end(body);
      };
      void answer();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new BanksThatLie(server);
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  close(): void {
    this.server.close();
  }
}
