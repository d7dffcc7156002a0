import type { BankEffect, BankMessage } from './ledger-count';
import type { BadBank } from './bad-day';
import type { Victim } from './scenario';

export interface MuleProgress {
  readonly planned: number;
  readonly moved: number;
  readonly blocked: number;
  readonly withoutFunds: number;
  readonly nextAt: string | null;
}

/** The control interface of the bank simulator. */
export class SimulatorClient {
  constructor(private readonly url: string) {}

  async bankCodes(): Promise<string[]> {
    const { banks } = await this.get<{ banks: { code: string }[] }>('banks');
    return banks.map(({ code }) => code);
  }

  /** Opens accounts and lets the mules begin. */
  async play(plan: { readonly seed: string; readonly victims: number; readonly lengthMinutes: number; readonly speed: number; readonly sharedMuleShare: number }): Promise<{ victims: Victim[]; startAt: string }> {
    return (await this.send('POST', 'plans', plan)) as { victims: Victim[]; startAt: string };
  }

  async misbehave({ code, settings, faults }: BadBank): Promise<void> {
    if (settings !== undefined) await this.send('PATCH', `banks/${code}`, settings);
    if (faults !== undefined) await this.send('POST', `banks/${code}/faults`, { faults });
  }

  async recover(code: string): Promise<void> {
    await this.send('DELETE', `banks/${code}`);
  }

  async mules(): Promise<MuleProgress | undefined> {
    return (await this.get<{ plans: MuleProgress[] }>('plans')).plans.at(-1);
  }

  async effects(): Promise<BankEffect[]> {
    return (await this.get<{ effects: BankEffect[] }>('effects')).effects;
  }

  async messages(): Promise<BankMessage[]> {
    return (await this.get<{ instructions: BankMessage[] }>('instructions')).instructions;
  }

  async ledger(): Promise<{ balanced: boolean; clearingProblems: string[]; banks: { bank: string; problems: string[] }[] }> {
    return this.get('ledger');
  }

  private async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)) as T;
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/control/${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the simulator answered ${String(answer.status)} to ${method} ${path}: ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  }
}
