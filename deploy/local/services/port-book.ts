import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below the range from which systems take ports for outgoing connections, so none of those can sit on ours. */
const FIRST_PORT = 20_000;
const LAST_PORT = 29_999;
const TRIES = 500;

/** Whether a port of the loopback address can be listened on now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => done(true)));
  });
}

/** Ports by name, kept in the data folder: a restart finds its services where they were, when that is still free. */
export class PortBook {
  private readonly ports: Map<string, number>;
  private readonly given = new Set<number>();

  constructor(private readonly file: string) {
    this.ports = new Map(Object.entries(readBook(file)));
  }

  async claim(name: string): Promise<number> {
    const kept = this.ports.get(name);
    const port = kept !== undefined && (await this.isAvailable(kept)) ? kept : await this.anotherPort();
    this.given.add(port);
    this.ports.set(name, port);
    writeFileSync(this.file, `${JSON.stringify(Object.fromEntries(this.ports), null, 2)}\n`);
    return port;
  }

  private async anotherPort(): Promise<number> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const port = randomInt(FIRST_PORT, LAST_PORT + 1);
      if (await this.isAvailable(port)) return port;
    }
    throw new Error(`no free port on 127.0.0.1 between ${FIRST_PORT} and ${LAST_PORT}`);
  }

  private async isAvailable(port: number): Promise<boolean> {
    return !this.given.has(port) && (await isFree(port));
  }
}

function readBook(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    return {}; // the first start, or a file torn by a crash: any ports will do
  }
}
