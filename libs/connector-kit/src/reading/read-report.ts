import { type BankReport, bankReportSchema, validate } from '@paystop/contracts';

/**
 * Reads a report in our own JSON form.
 * @returns the report, `processing`, or undefined for anything else, also for a report about another instruction.
 */
export function readJsonReport(body: string, instructionId?: string): BankReport | 'processing' | undefined {
  const value = parse(body);
  if (typeof value !== 'object' || value === null) return undefined;
  if ('status' in value && value.status === 'processing') return 'processing';
  const checked = validate(bankReportSchema, value);
  if (!checked.ok || (instructionId !== undefined && checked.value.instructionId !== instructionId)) return undefined;
  return checked.value;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
