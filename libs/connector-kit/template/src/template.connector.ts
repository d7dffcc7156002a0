import { type BankReport, type HttpConnector, readHttpAnswer, readJsonReport } from '@paystop/connector-kit';

/**
 * A connector to start from (docs/how-to/add-a-bank.md). Copy the folder to libs/connectors/<protocol>, then:
 * 1. `protocol`: its own name; it says rest-v1 only until it has one, and two connectors of one name are refused at the start;
 * 2. `operations`: one entry per action that the bank offers, each writing the bank's own message once;
 * 3. `order` and `inquiry`: where the messages go;
 * 4. `readBody`: from the bank's words to a report; codes that are not ours are translated here, unknown ones passed on.
 */
export const templateConnector: HttpConnector = {
  protocol: 'rest-v1',
  transport: 'http',
  operations: { stop: { write: (order) => JSON.stringify({ envelope: order }) } },
  order: (instructionId, body) => ({ method: 'POST', path: '/orders', body, contentType: 'application/json', idempotencyKey: instructionId }),
  inquiry: (instructionId) => ({ method: 'GET', path: `/orders/${encodeURIComponent(instructionId)}`, body: null, contentType: null, idempotencyKey: null }),
  readAnswer: (answer, asked) => readHttpAnswer(answer, asked, readBody),
  readCallback: (body) => {
    const read = readBody(body);
    return read === 'processing' ? undefined : read;
  },
};

/** This bank wraps our report in `{"answer": …}`. */
function readBody(body: string, instructionId?: string): BankReport | 'processing' | undefined {
  const wrapped = /^\{"answer":(.*)\}$/s.exec(body)?.[1];
  return wrapped === undefined ? undefined : readJsonReport(wrapped, instructionId);
}
