/** Addresses below an institution's baseUrl (contract.md 4.1). */
export const ORDERS_PATH = '/instructions';
export const CONTENT_TYPE = 'application/json';

export function inquiryPath(instructionId: string): string {
  return `${ORDERS_PATH}/${encodeURIComponent(instructionId)}`;
}
