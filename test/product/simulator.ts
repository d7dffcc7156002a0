import type { Amount } from './views';

/** One row for every instruction that changed a bank's books. */
export interface BankEffect {
  readonly bank: string;
  readonly caseId: string;
  readonly account: string;
  readonly instructionId: string;
  readonly sequence: number;
  readonly action: string;
  readonly amountMinor: string;
  readonly heldMinor: string;
  readonly at: string;
}

export interface BankMessage {
  readonly bank: string;
  readonly instructionId: string;
  readonly timesReceived: number;
  readonly distinctBodies: number;
}

export interface BankAccount {
  readonly balance: Amount;
  readonly available: Amount;
  readonly hold: { readonly instructionIds: readonly string[] } | null;
}

/** The control interface of the bank simulator. */
export class Simulator {
  constructor(private readonly url: string) {}

  async effects(filter: Readonly<Record<string, string>> = {}): Promise<readonly BankEffect[]> {
    const { effects } = (await this.send('GET', `effects?${new URLSearchParams(filter).toString()}`)) as { effects: BankEffect[] };
    return effects;
  }

  async messages(filter: Readonly<Record<string, string>> = {}): Promise<readonly BankMessage[]> {
    const { instructions } = (await this.send('GET', `instructions?${new URLSearchParams(filter).toString()}`)) as { instructions: BankMessage[] };
    return instructions;
  }

  async account(bank: string, accountNumber: string): Promise<BankAccount> {
    return (await this.send('GET', `accounts/${bank}/${accountNumber}`)) as BankAccount;
  }

  async callbacks(filter: Readonly<Record<string, string>> = {}): Promise<readonly { readonly instructionId: string; readonly httpStatus: number }[]> {
    const { callbacks } = (await this.send('GET', `callbacks?${new URLSearchParams(filter).toString()}`)) as { callbacks: { instructionId: string; httpStatus: number }[] };
    return callbacks;
  }

  async seed(bank: string, account: { readonly accountNumber: string; readonly accountName: string; readonly balance: Amount; readonly marks?: Readonly<Record<string, boolean>> }): Promise<void> {
    await this.send('POST', 'accounts', { accounts: [{ institutionCode: bank, ...account }] });
  }

  /** Moves money between accounts of any banks; `to: null` is a cash-out. */
  async move(transfers: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    await this.send('POST', 'transfers', { transfers });
  }

  async fault(bank: string, fault: Readonly<Record<string, unknown>>): Promise<void> {
    await this.send('POST', `banks/${bank}/faults`, fault);
  }

  async set(bank: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.send('PATCH', `banks/${bank}`, settings);
  }

  async recover(bank: string): Promise<void> {
    await this.send('DELETE', `banks/${bank}`);
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/control/${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the simulator answered ${String(answer.status)} to ${method} ${path}: ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  }
}
