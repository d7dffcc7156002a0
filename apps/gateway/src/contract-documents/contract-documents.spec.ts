import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGES, TOPICS } from '@paystop/contracts';
import { ROUTES } from '../routes';
import { asyncApiDocument } from './asyncapi-document';
import { docsPage } from './docs-page';
import { generatedFiles } from './generate-contracts';
import { openApiDocument } from './openapi-document';

const ROOT = join(__dirname, '..', '..', '..', '..');

describe('the generated documents', () => {
  it.each([...generatedFiles()])('%s is what the tables and schemas say now', (path, text) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
  });

  it('hold every route with its parameters', () => {
    const { paths } = openApiDocument();
    for (const route of ROUTES) expect(paths[`/api/v1${route.path}`]?.[route.method.toLowerCase()]).toMatchObject({ operationId: route.operationId });
  });

  it('refer only to what they hold', () => {
    for (const document of [openApiDocument(), asyncApiDocument()]) {
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
      const missing = references.filter((path) => path.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) === undefined);
      expect(missing).toEqual([]);
    }
  });

  it('say of a stop-payment request what the contract says', () => {
    const { schemas } = openApiDocument().components;
    expect(schemas?.['StopPaymentRequest']).toMatchObject({
      additionalProperties: false,
      required: ['requestId', 'reportedAt', 'fraudType', 'summary', 'victim', 'transfers', 'officers'],
      properties: { requestId: { type: 'string', format: 'uuid' }, reportedAt: { type: 'string', format: 'date-time' }, transfers: { type: 'array', minItems: 1, maxItems: 50 } },
    });
  });

  it('tell other systems of every public message and of none between our own apps', () => {
    const document = JSON.stringify(asyncApiDocument());
    for (const { type } of MESSAGES) expect(document).toContain(`"name":"${type}"`);
    expect(document).not.toContain(TOPICS.caseState.name);
  });

  it('become a page that loads nothing and runs nothing', () => {
    const page = docsPage(openApiDocument());
    expect(page).not.toMatch(/<script|src=|@import|https?:\/\//i);
    expect(page).toContain('/api/v1/stop-payment-requests');
  });
});
