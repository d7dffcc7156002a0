import { type FraudAlert, fraudAlertSchema, validate } from '@paystop/contracts';
import { ENVELOPE_REASONS, type IncomingMessage, parseEnvelope } from '@paystop/kafka';
import { foreignFlaw } from './foreign-json';

const TYPE = 'FraudAlertRaised';

export type ParsedAlert = { readonly ok: true; readonly alert: FraudAlert } | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Reads a message of fraud.alerts.v1 (contract.md 3). */
export function parseAlertMessage(message: IncomingMessage): ParsedAlert {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return parsed;
  if (parsed.envelope.type !== TYPE) return refused(ENVELOPE_REASONS.unknownType, `ce_type must be ${TYPE}`);
  const flaw = foreignFlaw(message, parsed.envelope);
  if (flaw !== undefined) return refused(flaw.reason, flaw.detail);
  const checked = validate(fraudAlertSchema, parsed.envelope.data);
  if (!checked.ok) return refused('BODY.INVALID', checked.errors.map((error) => `${error.path || '/'} ${error.message}`).join('; '));
  if (message.key !== checked.value.alertId) return refused(ENVELOPE_REASONS.keyMismatch, 'the key must equal alertId');
  return { ok: true, alert: checked.value };
}

function refused(reason: string, detail: string): ParsedAlert {
  return { ok: false, reason, detail };
}
