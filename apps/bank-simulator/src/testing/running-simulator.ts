import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningApp } from '@paystop/service-kit';
import { simulatorPublicKeys } from '../keys/toy-keys';
import { start } from '../start';
import { StubGateway } from './stub-gateway';

/** A simulator with two banks and a gateway to talk to, on real sockets. */
export class RunningSimulator {
  private constructor(
    readonly gateway: StubGateway,
    readonly folder: string,
    private app: RunningApp,
  ) {}

  static async start(): Promise<RunningSimulator> {
    const gateway = await new StubGateway().start();
    const folder = mkdtempSync(join(tmpdir(), 'simulator '));
    writeFileSync(join(folder, 'institutions.yaml'), institutionsFile(['CMB', 'ICBC']));
    return new RunningSimulator(gateway, folder, await startIn(folder, gateway.url));
  }

  bankUrl(code = 'CMB'): string {
    return `${this.app.url}/banks/${code}`;
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.gateway.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** As after a kill: nothing is said to the old one before the new one reads its journal. */
  async restart(): Promise<void> {
    const old = this.app;
    this.app = await startIn(this.folder, this.gateway.url);
    await old.stop();
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(this.app.url + path);
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
    return (await answer.json()) as T;
  }

  async control(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<number> {
    const answer = await fetch(`${this.app.url}/control/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
    await answer.arrayBuffer();
    return answer.status;
  }

  reload() {
    return this.app.reload?.();
  }

  get url(): string {
    return this.app.url;
  }
}

export function institutionsFile(codes: readonly string[]): string {
  const institutions = codes.map((code) => ({ code, name: code, kind: 'bank', protocol: 'rest-v1', baseUrl: `\${PAYSTOP_SIMULATOR_URL}/banks/${code}`, publicKeys: simulatorPublicKeys(code) }));
  return JSON.stringify({ institutions });
}

function startIn(folder: string, gatewayUrl: string): Promise<RunningApp> {
  return start({ PAYSTOP_DATA_DIR: folder, PAYSTOP_INSTITUTIONS: join(folder, 'institutions.yaml'), PAYSTOP_BASE_URL: gatewayUrl, LOG_LEVEL: 'silent' });
}
