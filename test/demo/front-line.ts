import { setTimeout as sleep } from 'node:timers/promises';
import type { PayStopClient } from './paystop-client';
import type { RaisedAlert, StationReport } from './scenario';

export interface ClockView {
  readonly name: string;
  readonly state: 'running' | 'at_risk' | 'met' | 'breached';
}

/** What the officer's screen shows of one report. */
export interface RequestView {
  readonly requestId: string;
  readonly caseId: string | null;
  readonly status: 'received' | 'in_progress' | 'completed';
  readonly clocks: readonly ClockView[];
  readonly stops: readonly { readonly transferId?: string | null; readonly instructionId: string; readonly institutionCode: string | null; readonly state: string; readonly code?: string | null }[];
  readonly interceptedAmount?: { readonly amountMinor: string } | null;
}

export interface Report {
  readonly report: StationReport;
  state: 'to_come' | 'sending' | 'accepted' | 'refused';
  /** The last refusal, for the picture. */
  problem: string | undefined;
  view: RequestView | undefined;
  polledAtMs: number;
}

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 4_000;
const LOOK_AGAIN_MS = 1_500;
const LOOKS_AT_ONCE = 40;
const MAX_STEP_MS = 200;
const ACCEPTED = 202;

/** The officers at their stations and the centre: each posts what comes in and looks at it until all its stops are final. */
export class FrontLine {
  readonly reports: Report[];
  private ended = false;

  constructor(
    private readonly paystop: PayStopClient,
    reports: readonly StationReport[],
  ) {
    this.reports = reports.map((report) => ({ report, state: 'to_come', problem: undefined, view: undefined, polledAtMs: 0 }));
  }

  /** Resolves when every report is accepted or refused and nothing is being looked at any more. */
  async work(): Promise<void> {
    const posting = this.postAll();
    const looking = this.look();
    await posting;
    await looking;
  }

  end(): void {
    this.ended = true;
  }

  get complete(): boolean {
    return this.reports.every(({ state, view }) => state === 'refused' || view?.status === 'completed');
  }

  private async postAll(): Promise<void> {
    await Promise.all(this.reports.filter(({ report }) => report.via === 'station').map((each) => this.post(each)));
  }

  private async post(each: Report): Promise<void> {
    await this.until(each.report.postAtMs);
    each.state = 'sending';
    for (let retryMs = FIRST_RETRY_MS; !this.ended; retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)) {
      const { request } = each.report;
      const answer = await this.paystop.call(each.report.person, '/stop-payment-requests', { method: 'POST', body: request, idempotencyKey: request.requestId });
      if (answer.status === ACCEPTED) {
        each.state = 'accepted';
        return;
      }
      each.problem = answer.status === 0 ? 'no answer' : `${String(answer.status)} ${problemCode(answer.body)}`;
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
        each.state = 'refused';
        return;
      }
      await sleep(answer.retryAfterMs ?? retryMs);
    }
  }

  /** The centre confirms the stop that an alert proposed: first it sees what is known, then it sends the whole request. */
  async confirmStopOf(alert: RaisedAlert, warning: { readonly warningId: string; readonly version: number }): Promise<void> {
    const each = this.reports.find(({ report }) => report === alert.stop);
    if (each?.state !== 'to_come') return;
    each.state = 'sending';
    const { request, person } = each.report;
    const path = `/warnings/${warning.warningId}/confirm-stop`;
    const prefilled = await this.paystop.call(person, path, { method: 'POST', body: {} });
    const body = { ...(prefilled.status === 200 ? (prefilled.body as object) : {}), ...request };
    const answer = await this.paystop.call(person, path, { method: 'POST', body, idempotencyKey: request.requestId, ifMatch: warning.version });
    each.problem = answer.status === ACCEPTED ? undefined : `${String(answer.status)} ${problemCode(answer.body)}`;
    each.state = answer.status === ACCEPTED ? 'accepted' : 'to_come';
  }

  private async look(): Promise<void> {
    while (!this.ended && !this.complete) {
      const due = this.reports.filter(({ state, view, polledAtMs }) => state === 'accepted' && view?.status !== 'completed' && Date.now() - polledAtMs >= LOOK_AGAIN_MS);
      await Promise.all(due.slice(0, LOOKS_AT_ONCE).map((each) => this.lookAt(each)));
      await sleep(MAX_STEP_MS);
    }
  }

  /** Once more at everything, after the last change. */
  async lookAtAll(): Promise<void> {
    const accepted = this.reports.filter(({ state }) => state === 'accepted');
    for (let from = 0; from < accepted.length; from += LOOKS_AT_ONCE) await Promise.all(accepted.slice(from, from + LOOKS_AT_ONCE).map((each) => this.lookAt(each)));
  }

  private async lookAt(each: Report): Promise<void> {
    each.polledAtMs = Date.now();
    const answer = await this.paystop.call(each.report.person, `/stop-payment-requests/${each.report.request.requestId}`);
    if (answer.status === 200) each.view = answer.body as RequestView;
  }

  private async until(atMs: number): Promise<void> {
    while (!this.ended && Date.now() < atMs) await sleep(Math.min(atMs - Date.now(), 1_000));
  }
}

function problemCode(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? code : '';
}
