import { take } from '@paystop/api-client';
import type { Desk, InstitutionRow } from '../data/desk';
import type { Decision, Ground } from '../decisions/decision';

/** What of an institution's definition a second admin looks at; keys are told by their ids. */
const SHOWN = ['name', 'kind', 'protocol', 'baseUrl', 'liaison', 'publicKeys', 'binPrefixes', 'timeoutMs', 'answerWithinMs', 'maxInFlight', 'ratePerSecond', 'fallbackProtocol'] as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function told(value: unknown): string {
  if (Array.isArray(value)) return value.map((each: unknown) => (isObject(each) ? String(each['kid'] ?? JSON.stringify(each)) : String(each))).join(', ');
  return isObject(value) ? Object.values(value).map(String).join(' ') : String(value);
}

/** The proposed definition, line by line: nobody confirms what they cannot see. */
export function groundsOfChange(proposal: unknown): readonly Ground[] {
  if (!isObject(proposal)) return [];
  return SHOWN.filter((name) => proposal[name] !== undefined && proposal[name] !== null).map((name) => ({ label: `institution_field.${name}`, value: told(proposal[name]) }));
}

/** A change of address, keys or liaison waits for another admin; what the interface changed can go back to the file. */
export function changeDecisions(bank: InstitutionRow, { api, subject }: { readonly api: Desk['api']; readonly subject: string }): readonly Decision[] {
  const { proposedBy } = bank;
  const path = { code: bank.code };
  const decisions: Decision[] = [];
  if (typeof proposedBy === 'string') {
    decisions.push({
      operation: 'institutionConfirm', text: 'confirm_institution', needsReason: false, secondPerson: false, object: bank, values: { bank: bank.name, by: proposedBy }, grounds: groundsOfChange(bank['proposal']), ...(proposedBy === subject ? { blockedBecause: 'same_person' } : {}),
      send: ({ headers }) => take(api.POST('/api/v1/institutions/{code}/confirm', { params: { path, header: headers }, body: {} })),
    });
  }
  if (bank['origin'] === 'api') {
    decisions.push({
      operation: 'institutionDelete', text: 'back_to_file', needsReason: false, secondPerson: false, isDangerous: true, object: bank, values: { bank: bank.name },
      send: ({ headers }) => take(api.DELETE('/api/v1/institutions/{code}', { params: { path, header: { 'Idempotency-Key': headers['Idempotency-Key'] } }, body: {} })),
    });
  }
  return decisions;
}
