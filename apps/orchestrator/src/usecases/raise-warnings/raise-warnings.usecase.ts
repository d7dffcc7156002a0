import { type FraudAlert, TOPICS } from '@paystop/contracts';
import { type PolicyPack, type WarningRecord, autoStopFor, issueWarning } from '@paystop/domain';
import type { IdSource, Tx, UnitOfWork } from '@paystop/ports';
import type { WarningRepository } from '../../adapters/postgres/warning.repository';
import type { KnownRiskFinder, FoundRisk } from './known-risk-finder';
import type { WarningWriter } from '../../adapters/postgres/warning-writer';
import { autoStopRequest } from './auto-stop-request';

const PAYSTOP_ACTOR = { actor: 'paystop', role: 'system', unit: '' };

/** Turns a chunk of fraud alerts into dissuasion tasks, each alert once; pre-authorised ones send a stop request at once. */
export class RaiseWarningsUseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly warnings: WarningRepository; readonly writer: WarningWriter; readonly risks: KnownRiskFinder },
    private readonly rules: { readonly policy: PolicyPack; readonly ids: IdSource; readonly now: () => string },
  ) {}

  async execute(chunk: readonly FraudAlert[]): Promise<void> {
    const alerts = [...new Map([...chunk].reverse().map((alert) => [alert.alertId, alert])).values()];
    if (alerts.length > 0) await this.unitOfWork.run((tx) => this.issueWithin(tx, alerts));
  }

  /** The same for alerts of our own, within their unit of work. */
  async issueWithin(tx: Tx, alerts: readonly FraudAlert[]): Promise<void> {
    if (alerts.length === 0) return;
    const now = this.rules.now();
    const fresh = await this.stores.warnings.claimAlerts(tx, alerts.map((alert) => ({ alertId: alert.alertId, warningId: this.rules.ids.next('wrn') })));
    const found = await this.stores.risks.find(tx, alerts.filter((alert) => fresh.has(alert.alertId)));
    const issued = alerts.flatMap((alert) => {
      const warningId = fresh.get(alert.alertId);
      return warningId === undefined ? [] : [this.issueOne(alert, { warningId, now, found: found.get(alert.alertId) })];
    });
    await this.stores.writer.write(tx, issued.map(({ warning }) => ({ warning, type: 'WarningIssued', by: { ...PAYSTOP_ACTOR, at: now } })), issued.flatMap(({ stop }) => stop));
  }

  private issueOne(
    alert: FraudAlert, { warningId, now, found }: { readonly warningId: string; readonly now: string; readonly found: FoundRisk | undefined },
  ): { warning: WarningRecord; stop: ReturnType<typeof autoStopRequest>[] } {
    const auto = autoStopFor(alert, this.rules.policy);
    const requestId = auto === undefined ? null : this.rules.ids.uuid();
    const warning = issueWarning(alert, { now, policy: this.rules.policy, warningId, autoStopRequestId: requestId, known: found?.known, standing: found?.standing });
    if (auto === undefined || requestId === null) return { warning, stop: [] };
    return { warning, stop: [autoStopRequest({ alert, policy: auto, requestId, now, eventId: this.rules.ids.uuid(), topic: TOPICS.stopPaymentRequests.name })] };
  }
}
