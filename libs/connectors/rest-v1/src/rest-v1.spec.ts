import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runConnectorConformance } from '@paystop/connector-kit';
import { restV1Connector } from './rest-v1.connector';

runConnectorConformance('rest-v1', {
  makeConnector: () => restV1Connector,
  writeReport: (report) => JSON.stringify(report),
  processing: '{"status":"processing"}',
});

const FIXTURES = join(__dirname, '..', 'fixtures');

describe('recorded answers of rest-v1 banks', () => {
  it.each(readdirSync(FIXTURES))('%s is read as a final report, unknown fields kept', (file) => {
    const text = readFileSync(join(FIXTURES, file), 'utf8');
    expect(restV1Connector.readCallback(text)).toEqual(JSON.parse(text));
  });
});
