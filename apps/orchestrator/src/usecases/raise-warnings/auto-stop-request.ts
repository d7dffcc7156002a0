import type { FraudAlert, StopPaymentRequest } from '@paystop/contracts';
import type { AutoStopPolicy } from '@paystop/domain';
import { invariant } from '@paystop/kernel';
import type { OutboxMessage } from '@paystop/ports';

/** The body of a stop-payment request that an alert leads to; what the alert does not say is said to be unknown. */
export function stopRequestFromAlert(
  alert: FraudAlert,
  { requestId, reportedAt, officers }: { readonly requestId: string; readonly reportedAt: string; readonly officers: StopPaymentRequest['officers'] },
): StopPaymentRequest {
  invariant(alert.transfer !== undefined, 'a stop needs the whole transfer');
  return {
    requestId, reportedAt, fraudType: 'other', summary: alert.reason,
    victim: { name: alert.subject?.name ?? alert.transfer.from.accountName, phone: alert.subject?.phone ?? 'unknown' },
    transfers: [alert.transfer], officers, unit: alert.unit,
    ...(alert.indicators === undefined ? {} : { indicators: alert.indicators }),
  };
}

/** A pre-authorised stop travels like any other request: by the topic, through the same rule. */
export function autoStopRequest(
  { alert, policy, requestId, now, eventId, topic }: {
    readonly alert: FraudAlert; readonly policy: AutoStopPolicy; readonly requestId: string;
    readonly now: string; readonly eventId: string; readonly topic: string;
  },
): OutboxMessage {
  return {
    eventId, topic, key: requestId, type: 'StopPaymentRequested', subject: requestId, occurredAt: now,
    data: stopRequestFromAlert(alert, { requestId, reportedAt: now, officers: policy.officers }),
    headers: { ce_unit: alert.unit, ce_subjectid: `alert:${alert.source}`, ce_receivedat: now },
  };
}
